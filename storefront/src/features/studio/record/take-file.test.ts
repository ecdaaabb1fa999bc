import { bytesOf, openWav } from "@max-booster/studio-sound"
import { expect, it } from "vitest"
import { framesIn, HEADER_BYTES, interleaved, readMeta, wavHead } from "./take-file"

const left = Float32Array.from([0.1, 0.2, 0.3])
const right = Float32Array.from([-0.1, -0.2, -0.3])

it("a take that was never finished is a WAV as far as it was written, a cut frame left out", async () => {
  const samples = interleaved([left, right], 2)
  const cut = new Blob([wavHead({ sampleRate: 44_100, channels: 2 }), new Uint8Array(samples.buffer).subarray(0, 21)])
  const source = await openWav(bytesOf(cut))
  expect([source.frames, source.channels, source.sampleRate]).toEqual([2, 2, 44_100])
  expect(framesIn(cut.size, 2)).toBe(2)
  expect((await source.read(0, 2)).map((channel) => [...channel])).toEqual([[left[0], left[1]], [right[0], right[1]]])
})

it("a finished one says how long it is", async () => {
  const file = new Blob([wavHead({ sampleRate: 48_000, channels: 1 }, 3), interleaved([left, right], 1), new Uint8Array(8)])
  expect((await openWav(bytesOf(file))).frames).toBe(3)
  expect(framesIn(HEADER_BYTES - 4, 1)).toBe(0)
})

it("what stands beside a take is read only when it is whole", () => {
  const meta = { version: 1, id: "t", projectId: "p", trackIds: ["a"], name: "Vocals 1", sampleRate: 48_000, channels: 1, startedAt: 0, cursor: 0 }
  expect(readMeta(JSON.stringify(meta))).toEqual(meta)
  for (const text of ["", "null", "{}", JSON.stringify(meta).slice(0, 40), JSON.stringify({ ...meta, channels: 9 })]) expect(readMeta(text)).toBeUndefined()
})
