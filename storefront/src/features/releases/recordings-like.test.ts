import type { RecordingView } from "@max-booster/api-contract"
import { describe, expect, it } from "vitest"
import { recordingsLike } from "./recordings-like"

describe("recordings of a release", () => {
  it("are found by words of their title and file, in any order", () => {
    const named = (title: string, original_name: string) => ({ title, original_name }) as RecordingView
    const all = [named("Night Bus", "bounce 3.wav"), named("Harbour", "night.wav")]
    expect(recordingsLike(all, "bus  NIGHT").map(({ title }) => title)).toEqual(["Night Bus"])
    expect(recordingsLike(all, "night")).toHaveLength(2)
    expect(recordingsLike(all, " ")).toHaveLength(2)
  })
})
