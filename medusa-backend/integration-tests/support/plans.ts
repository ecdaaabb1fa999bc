import { publishListing, readBeat, readShopPlan, saveShopPlan, type Beat, type PlanTier, type TierChange } from "@max-booster/api-contract"
import type { HostileFiles } from "../fixtures/hostile-files"
import { aBeat } from "./beats"
import { call } from "./http"
import { aProducer, type Producer } from "./people"
import { unique } from "./ready"

export const usd = (amount: string) => ({ amount, currency: "usd" })

/** A plan's tier of a type. @throws {Error} when there is none */
export function tierOf(tiers: PlanTier[], type: string): PlanTier {
  const tier = tiers.find((each) => each.type === type)
  if (!tier) throw new Error(`no tier ${type}`)
  return tier
}

/** A shop's plan, as its producer reads and saves it. */
export const shopPlan = async ({ sellerToken: token }: Producer): Promise<PlanTier[]> => (await call(readShopPlan, { token })).plan.tiers
export const saveShop = async ({ sellerToken: token }: Producer, ...tiers: TierChange[]): Promise<PlanTier[]> => (await call(saveShopPlan, { token, body: { tiers } })).plan.tiers

/** A beat, and one of its tiers, as the shop shows them. */
export const onSale = async (handle: string): Promise<Beat> => (await call(readBeat, { params: { handle } })).beat
export const shown = async (handle: string, type: string) => (await onSale(handle)).tiers.find((tier) => tier.type === type)

/** A producer with a beat on sale. */
export async function aShop({ good }: HostileFiles, { onboarded = false } = {}): Promise<{ producer: Producer; id: string; handle: string }> {
  const producer = await aProducer({ onboarded })
  const id = await aBeat(producer, good, { title: unique("Planned") }, { mp3: 2_999, wav: 4_999 })
  const { recording } = await call(publishListing, { token: producer.sellerToken, params: { id } })
  return { producer, id, handle: recording.listing.handle ?? "" }
}
