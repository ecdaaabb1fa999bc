import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { readRecording, saveManyFacts, type ManyFactsRow } from "@max-booster/api-contract"
import { afterAll, beforeAll, expect, it } from "vitest"
import { aPulse, wavOf } from "../fixtures/wav"
import { call } from "../support/http"
import { aProducer, type Producer } from "../support/people"
import { settled, upload } from "../support/upload"

let folder: string
let producer: Producer
let other: Producer
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "many-"));
  [producer, other] = await Promise.all([aProducer({ onboarded: false }), aProducer({ onboarded: false })])
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function send(name: string, from = producer): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, wavOf(6, aPulse))
  return upload(from, { path, name, mimeType: "audio/wav" })
}
const save = async (rows: ManyFactsRow[]) => (await call(saveManyFacts, { token: producer.sellerToken, body: { rows } })).results.map(({ message }) => message)
const read = async (id: string) => (await call(readRecording, { token: producer.sellerToken, params: { id } })).recording

it("facts of many are kept while they are analysed, confirmed when they are ready, and each is refused by itself", async () => {
  const [first, second, theirs] = [await send("one.wav"), await send("two.wav"), await send("one.wav", other)]
  expect(await save([{ id: first, title: "One", genre: "drill", bpm: 60, moods: ["dark"] }, { id: second, confirm: true, title: "Two" }, { id: theirs, title: "Mine now" }]))
    .toEqual([null, expect.stringMatching(/genre/), "There is no such recording in your shop"])
  expect(await read(first)).toMatchObject({ title: "One", genre: "drill", bpm: 60, facts_confirmed: false })
  await Promise.all([first, second].map((id) => settled(producer.sellerToken, id)))
  expect(await read(first)).toMatchObject({ title: "One", genre: "drill", bpm: 60, moods: ["dark"] })
  expect(await save([{ id: first, confirm: true, key: "F minor" }, { id: second, title: "Second" }])).toEqual([null, null])
  expect(await read(first)).toMatchObject({ facts_confirmed: true, bpm: 60, key: "F minor" })
  expect(await read(second)).toMatchObject({ facts_confirmed: false, title: "Second" })
})

it("a file that was uploaded before is named, to its own producer only", async () => {
  const again = await send("again.wav")
  expect((await read(again)).duplicate_of).not.toBeNull()
  const { duplicate_of } = (await call(readRecording, { token: other.sellerToken, params: { id: await send("alone.wav", other) } })).recording
  expect(await call(readRecording, { token: other.sellerToken, params: { id: duplicate_of ?? "" } }).then(() => "their own", () => "somebody else's")).toBe("their own")
})
