import { createReadStream } from "node:fs"
import { stat } from "node:fs/promises"
import { setTimeout as sleep } from "node:timers/promises"
import { confirmFacts, listRecordings, publishListing, readPlan, readRecording, retryRecording, savePlan, type RecordingView } from "@max-booster/api-contract"
import { Upload } from "tus-js-client"
import { sleeveJpeg } from "./artwork"
import type { SeedBeat, SeedPrices } from "./catalog"
import type { Client } from "./client"

const LONGEST_INGEST_MS = 10 * 60_000

/**
 * Brings a beat on sale through the pipeline of any upload; what an earlier run did is not done again.
 * @param render gives the WAV file; asked only when it was never uploaded
 * @throws {Error} naming the beat
 */
export async function releaseBeat(client: Client, token: string, beat: SeedBeat, render: () => Promise<string>): Promise<void> {
  try {
    const known = await recordingOf(client, token, beat)
    if (known?.listing.state === "published") return
    const id = known?.id ?? (await upload(client, token, await render(), { filename: nameOf(beat), filetype: "audio/wav" }))
    const recording = await untilReady(client, token, id)
    if (!recording.artwork_url) await client.sendPicture(`/sellers/recordings/${id}/artwork`, token, await sleeveJpeg(beat))
    const { title, genre, moods, description, composition: { bpm, key } } = beat
    await client.call(confirmFacts, { token, params: { id }, body: { title, genre, bpm, key, moods: [...moods], description } })
    await setPrices(client, token, id, beat.prices)
    await client.call(publishListing, { token, params: { id } })
  } catch (error) {
    throw new Error(`The beat "${beat.title}" is not on sale: ${(error as Error).message}`, { cause: error })
  }
}

/**
 * Uploads the stems of a beat on sale, and offers the tiers that deliver them.
 * @param render gives the zip; asked only when it was never uploaded
 * @throws {Error} naming the beat
 */
export async function addStems(client: Client, token: string, beat: SeedBeat, render: () => Promise<string>): Promise<void> {
  try {
    const { id } = (await recordingOf(client, token, beat)) ?? { id: "" }
    const stateNow = async () => (await client.call(readRecording, { token, params: { id } })).recording.stems
    if (["none", "refused", "failed"].includes((await stateNow()).state)) {
      await upload(client, token, await render(), { filename: `${beat.slug}-stems.zip`, filetype: "application/zip", kind: "stems", recording_id: id })
    }
    const { state, problem } = await settled(stateNow)
    if (state !== "ready") throw new Error(`they were ${state}: ${problem?.message ?? "without a reason"}`)
    await setPrices(client, token, id, beat.prices)
  } catch (error) {
    throw new Error(`The stems of "${beat.title}" are not on sale: ${(error as Error).message}`, { cause: error })
  }
}

const nameOf = (beat: SeedBeat) => `${beat.slug}.wav`

async function recordingOf(client: Client, token: string, beat: SeedBeat): Promise<RecordingView | undefined> {
  const { recordings } = await client.call(listRecordings, { token })
  const known = recordings.find(({ original_name }) => original_name === nameOf(beat))
  if (known?.state === "failed") await client.call(retryRecording, { token, params: { id: known.id } })
  return known
}

/** Sends a file by tus. @returns the id of its recording */
async function upload(client: Client, token: string, path: string, metadata: Record<string, string>): Promise<string> {
  const { size } = await stat(path)
  let id = ""
  await new Promise<void>((resolve, reject) => {
    new Upload(createReadStream(path), {
      endpoint: `${client.url}/sellers/uploads`, uploadSize: size, chunkSize: 16 * 1024 ** 2, retryDelays: [500, 1_000, 3_000, 5_000],
      headers: { authorization: `Bearer ${token}` }, metadata,
      onAfterResponse: (_request, response) => { id = response.getHeader("X-Recording-Id") ?? id },
      onError: reject, onSuccess: () => { resolve() },
    }).start()
  })
  if (!id) throw new Error("the upload ended without naming its recording")
  return id
}

async function untilReady(client: Client, token: string, id: string): Promise<RecordingView> {
  const recording = await settled(async () => (await client.call(readRecording, { token, params: { id } })).recording)
  if (recording.state !== "ready") throw new Error(`it was ${recording.state}: ${recording.problem?.message ?? "without a reason"}`)
  return recording
}

/** What the worker came to. @throws {Error} when it takes too long */
async function settled<T extends { state: string }>(read: () => Promise<T>): Promise<T> {
  for (const until = Date.now() + LONGEST_INGEST_MS; Date.now() < until; await sleep(300)) {
    const now = await read()
    if (now.state !== "processing") return now
  }
  throw new Error(`it was still not analysed after ${LONGEST_INGEST_MS / 60_000} minutes: does the worker run?`)
}

/** Offers the tiers whose files are there, at the catalog's prices. */
async function setPrices(client: Client, token: string, id: string, prices: SeedPrices): Promise<void> {
  const { plan } = await client.call(readPlan, { token, params: { id } })
  const tiers = plan.tiers.flatMap(({ type, price, blocked_by }) => {
    const amount = Object.entries(prices).find(([name]) => name === type)?.[1]
    return amount === undefined ? [] : [{ type, price: { amount: String(amount), currency: price.currency }, enabled: blocked_by === null }]
  })
  await client.call(savePlan, { token, params: { id }, body: { tiers } })
}
