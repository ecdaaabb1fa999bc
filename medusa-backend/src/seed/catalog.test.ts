import { describe, expect, it } from "vitest"
import { producerOf, seedBeats, seedProducers } from "./catalog"

describe("the demonstration shop's catalog", () => {
  it("has at least twelve beats by four producers in at least eight genres", () => {
    expect(seedBeats.length).toBeGreaterThanOrEqual(12)
    expect(new Set(seedBeats.map(producerOf)).size).toBe(seedProducers.length)
    expect(seedProducers).toHaveLength(4)
    expect(new Set(seedBeats.map(({ genre }) => genre)).size).toBeGreaterThanOrEqual(8)
    expect(new Set(seedBeats.map(({ slug }) => slug)).size).toBe(seedBeats.length)
  })

  it.each(seedBeats.map((beat) => [beat.title, beat] as const))("%s has an intro, a verse and a hook that differ", (_title, { composition: { form } }) => {
    const parts = ["intro", "verse", "hook"].map((name) => form.filter((section) => section.name === name))
    for (const sections of parts) expect(sections.length).toBeGreaterThan(0)
    const played = parts.map(([first]) => `${first?.progression} ${first?.play}`)
    expect(new Set(played).size).toBe(3)
  })
})
