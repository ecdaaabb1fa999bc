import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { guestsIn, hasControl, isAllCaps, versionIn, withoutControl, withoutKindWord } from "./title-words"

describe("guests in titles", () => {
  it.each([
    ["Night Bus (feat. Cem)", "Night Bus", ["Cem"]], ["Night Bus [ft. Cem, Dia & Eli]", "Night Bus", ["Cem", "Dia", "Eli"]], ["Night Bus featuring Cem x Dia", "Night Bus", ["Cem", "Dia"]], ["Night Bus (feat. Cem) [Radio Edit]", "Night Bus [Radio Edit]", ["Cem"]],
  ])("%s", (title, bare, names) => { expect(guestsIn(title)).toEqual({ title: bare, names }) })
  it.each(["Defeat", "Feature Film", "Six Feet Under", "6 ft. Under", "Left"])("none in %s", (title) => { expect(guestsIn(title)).toBeNull() })
})

describe("versions in titles", () => {
  it.each([["Night Bus (Cem Remix)", "Night Bus", "Cem Remix"], ["Night Bus - Radio Edit", "Night Bus", "Radio Edit"], ["Night Bus [Live in Rome]", "Night Bus", "Live in Rome"], ["Night Bus – Remastered 2011", "Night Bus", "Remastered 2011"], ["Night Bus (Slowed + Reverb)", "Night Bus", "Slowed + Reverb"]])("%s", (title, bare, version) => {
    expect(versionIn(title)).toEqual({ title: bare, version })
  })
  it.each(["Alive (We Live)", "(Remix)", "Mix It Up", "Edit - Undo", "Love (Is All)"])("none in %s", (title) => { expect(versionIn(title)).toBeNull() })
})

it.each([["Night - Single", "Night"], ["Night EP", "Night"], ["Night (EP)", "Night"], ["Night: The Album", null], ["Single", null], ["EP", null], ["Step", null]])("%s without what stores add is %s", (title, bare) => { expect(withoutKindWord(title)).toBe(bare) })

it.each([["NIGHT BUS", true], ["NIGHTS", true], ["DNA", false], ["R.E.M.", false], ["Night BUS", false], ["夜のバス", false], ["99", false]])("%s is in capitals: %s", (title, is) => { expect(isAllCaps(title)).toBe(is) })

it("without invisible signs there are none, and what has none stays but for its ends and double spaces", () => {
  fc.assert(fc.property(fc.array(fc.constantFrom("a", "É", " ", "\n", "\r", "\t", "\0", "\u007F", "\u00A0", "\u00AD", "\u200B", "\u200D", "\u202E", "\u2028", "\u2066", "\uFEFF", "\uFFFD", "🚌", "\uD800"), { maxLength: 12 }), fc.boolean(), (signs, lines) => {
    const text = signs.join("")
    const clean = withoutControl(text, lines)
    expect(hasControl(clean, lines)).toBe(false)
    expect(withoutControl(clean, lines)).toBe(clean)
  }))
  expect([hasControl("क्‍ष"), hasControl("نیم‌فاصله"), withoutControl("a\u202Eb\tc")]).toEqual([false, false, "ab c"])
})
