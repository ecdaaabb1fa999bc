import { releaseDocumentSchema } from "@max-booster/api-contract"
import { describe, expect, it } from "vitest"
import { mendingSpec, readingOn, workingOn } from "./working"

const plain = { trim: false, ceilingDbtp: null, sampleRate: null, bitDepth: null }
const document = releaseDocumentSchema.parse({ tracks: [{ id: "t1", recording_id: "rec_1" }, { id: "t2", recording_id: "rec_2" }, { id: "t3", recording_id: "rec_1" }] })
const mending = (state: "waiting" | "working" | "ready" | "refused" | "failed" | "cancelled", problem_message: string | null = null) => ({ recording_id: "rec_1", state, spec: { ...plain, trim: true, fixes: ["trim-silence", "lower-peak"] }, fraction: 0.4, problem_message })

describe("mendings at work", () => {
  it("are shown at every track of their recording, also when they failed", () => {
    expect(workingOn(document, [mending("working")])).toEqual(["t1", "t3"].flatMap((id) => ["trim-silence", "lower-peak"].map((fix) => ({ fix, path: `tracks.${id}.audio`, fraction: 0.4, problem: null }))))
    expect(workingOn(document, [mending("failed", "Try again")])[0]?.problem).toBe("Try again")
  })

  it("are no news when they are done or given up", () => {
    expect(workingOn(document, [mending("ready"), mending("cancelled")])).toEqual([])
  })
})

describe("a fix of sound", () => {
  it("keeps what was mended before", () => {
    expect(mendingSpec("lower-peak", mending("ready"))).toEqual({ ...plain, trim: true, ceilingDbtp: -1, fixes: ["lower-peak"] })
    expect(mendingSpec("render-wav", mending("waiting"))).toEqual({ ...plain, trim: true, sampleRate: 44_100, bitDepth: 16, fixes: ["trim-silence", "lower-peak", "render-wav"] })
    expect(mendingSpec("render-wav", undefined)).toEqual({ ...plain, sampleRate: 44_100, bitDepth: 16, fixes: ["render-wav"] })
  })

  it("begins anew after one that was given up or refused", () => {
    expect(mendingSpec("lower-peak", mending("cancelled"))?.trim).toBe(false)
    expect(mendingSpec("lower-peak", mending("refused"))?.trim).toBe(false)
  })

  it("is none of a document's", () => { expect(mendingSpec("move-feat", undefined)).toBeNull() })
})

it("a cover is being read until its words are known, or cannot be", () => {
  const cover = (words?: string[] | null) => ({ url: "u", width: 1, height: 1, format: "png" as const, color_space: "rgb" as const, has_alpha: false, size: 1, checksum: "c", ...(words !== undefined && { words }) })
  expect(readingOn(cover())).toEqual([{ fix: "read-cover", path: "artwork", fraction: 0, problem: null }])
  for (const done of [null, cover(null), cover([])]) expect(readingOn(done)).toEqual([])
})
