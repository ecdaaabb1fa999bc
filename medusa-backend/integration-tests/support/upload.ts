import { createReadStream } from "node:fs"
import { stat } from "node:fs/promises"
import { confirmFacts, publishListing, readPlan, readRecording, savePlan, type RecordingView } from "@max-booster/api-contract"
import { Upload } from "tus-js-client"
import type { Fixture } from "../fixtures/hostile-files"
import { call } from "./http"
import type { Producer } from "./people"
import { ready, unique } from "./ready"
import { until } from "./until"

/** Uploads a file by tus. @returns the recording's id */
export async function upload({ sellerToken }: Producer, { path, name, mimeType }: Fixture, options: { chunkSize?: number; metadata?: Record<string, string> } = {}): Promise<string> {
  let id = ""
  const { size } = await stat(path)
  await new Promise<void>((resolve, reject) => {
    new Upload(createReadStream(path), {
      endpoint: `${ready.backend}/sellers/uploads`, uploadSize: size, chunkSize: options.chunkSize ?? 4 * 1024 ** 2, retryDelays: [500, 1_000, 2_000],
      headers: { authorization: `Bearer ${sellerToken}` }, metadata: { filename: name, filetype: mimeType, ...options.metadata },
      onAfterResponse: (_request, response) => { id = response.getHeader("X-Recording-Id") ?? id },
      onError: reject, onSuccess: () => { resolve() },
    }).start()
  })
  return id
}

/** Waits until a recording is no longer being worked on. */
export const settled = (token: string, id: string, seconds = 150): Promise<RecordingView> =>
  until(`recording ${id}`, async () => {
    const { recording } = await call(readRecording, { token, params: { id } })
    return recording.state !== "processing" && recording
  }, { seconds, everyMs: 500 })

/** Uploads, confirms, prices and publishes a beat. */
export async function aBeatOnSale(producer: Producer, file: Fixture, prices: Record<string, number> = { mp3: 2_995, wav: 4_995 }): Promise<{ recordingId: string; handle: string; title: string }> {
  const token = producer.sellerToken
  const id = await upload(producer, file)
  const ready = await settled(token, id)
  if (ready.state !== "ready") throw new Error(`The recording is ${ready.state}: ${ready.problem?.message}`)
  const title = unique("Beat")
  await call(confirmFacts, { token, params: { id }, body: { title, genre: "trap", bpm: 120, key: "A minor", moods: ["dark"], description: "" } })
  const { plan } = await call(readPlan, { token, params: { id } })
  const tiers = plan.tiers.map(({ type, price, blocked_by }) => ({ type, price: { ...price, amount: String(prices[type] ?? price.amount) }, enabled: blocked_by === null && type in prices }))
  await call(savePlan, { token, params: { id }, body: { tiers } })
  const { recording } = await call(publishListing, { token, params: { id } })
  return { recordingId: id, handle: recording.listing.handle ?? "", title }
}
