import { expect, it } from "vitest"
import { speakable } from "./speech"

it("reads what a voice can say, on one line and without what a script is made of", () => {
  expect(speakable("  Café\nRaïs & Sons ’24 ")).toEqual({ ok: true, value: "Cafe Rais and Sons '24" })
  expect(speakable("[in]movie=/etc/passwd;{{x}}\u0000\u202e%{n}")).toEqual({ ok: true, value: "in movie etc passwd x n" })
})

it("says what it cannot say, and why", () => {
  expect(speakable("夜のビート")).toMatchObject({ ok: false, error: { code: "not-speakable", message: expect.stringContaining("“夜”") as string } })
  expect(speakable("♪ !?")).toMatchObject({ ok: false, error: { code: "nothing-to-say" } })
  expect(speakable("la ".repeat(40))).toMatchObject({ ok: false, error: { code: "too-long-to-say" } })
})
