import { eq8, valuesOf } from "@max-booster/studio-sound"
import { expect, it } from "vitest"
import { bandsOf, dbAt, hzAt, responseOf, xOf, yOf } from "./eq-bands"

it("a place of the display is a frequency and a level, and back", () => {
  expect([xOf(20), xOf(20_000), yOf(0), yOf(20), yOf(-99)]).toEqual([0, 1, 0.5, 0, 1])
  for (const hz of [30, 440, 9_000]) expect(hzAt(xOf(hz))).toBeCloseTo(hz)
  for (const db of [-18, -3.5, 12]) expect(dbAt(yOf(db))).toBeCloseTo(db)
})

it("a band stands where its values say; one without a gain stays on the line", () => {
  const values = valuesOf(eq8, { gain4: 6, type2: 3, gain2: 9, on2: 1 })
  const bands = bandsOf("eq8", values)
  expect(bands[3]).toMatchObject({ name: "Band 4, Peak", hz: 600, gainDb: 6, isOn: true, params: { hz: "hz4", gain: "gain4", q: "q4" } })
  expect(bands[1]).toMatchObject({ name: "Band 2, High-pass", gainDb: 0, isOn: true })
  expect(bands[1]?.params.gain).toBeUndefined()
  expect(bandsOf("eq3", { low: 3 }).map(({ name, hz, gainDb }) => [name, hz, gainDb])).toEqual([["Low shelf", 320, 3], ["Peak", 1_000, 0], ["High shelf", 3_200, 0]])
})

it("the curve is the effect's own", () => {
  expect(responseOf("eq8", valuesOf(eq8, { gain4: 6 }), [600], 48_000)[0]).toBeCloseTo(6, 5)
  expect(responseOf("eq3", { mid: -12 }, [1_000], 48_000)[0]).toBeCloseTo(-12, 0)
})
