import { confirmFacts, readPlan, savePlan } from "@max-booster/api-contract"
import type { z } from "zod"
import type { Fixture } from "../fixtures/hostile-files"
import { call } from "./http"
import type { Producer } from "./people"
import { settled, upload } from "./upload"

export type Facts = z.input<typeof confirmFacts.body>

/** Uploads a beat, confirms its facts and prices it; it is not published. @returns the recording's id */
export async function aBeat(producer: Producer, file: Fixture, facts: Partial<Facts> & { title: string }, prices: Record<string, number>): Promise<string> {
  const token = producer.sellerToken
  const id = await upload(producer, file)
  await settled(token, id)
  await call(confirmFacts, { token, params: { id }, body: { genre: "trap", bpm: 120, key: "A minor", moods: [], description: "", ...facts } })
  await setPrices(producer, id, prices)
  return id
}

/** Offers exactly these tiers, in cents; the others are switched off. */
export async function setPrices({ sellerToken: token }: Producer, id: string, prices: Record<string, number>): Promise<void> {
  const { plan } = await call(readPlan, { token, params: { id } })
  const tiers = plan.tiers.map(({ type, price }) => ({ type, price: { ...price, amount: String(prices[type] ?? price.amount) }, enabled: type in prices }))
  await call(savePlan, { token, params: { id }, body: { tiers } })
}
