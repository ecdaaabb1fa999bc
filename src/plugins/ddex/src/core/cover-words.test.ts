import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { refusedWords, saysExplicit } from "./cover-words"

describe("words on a cover", () => {
  it.each([
    ["www.saltwater-tapes.com", "www.saltwater-tapes.com", "a web address"],
    ["more at nightbus.bandcamp.com/album", "nightbus.bandcamp.com/album", "a web address"],
    ["HTTPS://LNK.TO/NIGHTBUS", "HTTPS://LNK.TO/NIGHTBUS", "a web address"],
    ["www, mango.fm", "www, mango.fm", "a web address"],
    ["booking: hello@mango.fm", "hello@mango.fm", "an e-mail address"],
    ["@saltwater_tapes", "@saltwater_tapes", "a name in a social network"],
    ["+49 30 1234567", "+49 30 1234567", "a telephone number"],
    ["call 212-555-0142", "212-555-0142", "a telephone number"],
    ["only $9.99", "$9.99", "a price"],
    ["now on Spotify", "Spotify", "the name of a store or network"],
    ["NEW SINGLE OUT NOW", "OUT NOW", "advertising"],
    ["Pre-Order", "Pre-Order", "advertising"],
  ])("“%s” are refused for “%s”, %s", (line, text, what) => {
    expect(refusedWords([line], ["Night Bus"])).toEqual([{ text, what }])
  })

  it("are each told once, of one line too", () => {
    expect(refusedWords(["hello@mango.fm $5", "NIGHT BUS"], []).map(({ what }) => what)).toEqual(["an e-mail address", "a price"])
  })

  it.each(["NIGHT BUS", "Vol. 2", "Dr. Dre feat. Mr. Nice", "No.1", "A.M. / P.M.", "U.S.A.", "1998-2004", "3.14", "A$AP", "Live @ Night", "St. Ives", "R.E.M.", "Mira Solberg", "音の夜"])("“%s” are nobody's trouble", (line) => {
    expect(refusedWords([line], [])).toEqual([])
  })

  it("that are the title or a name may stand there, whatever they are", () => {
    expect(refusedWords(["OUT NOW", "deadmau5.com"], ["Out Now", "Deadmau5.com"])).toEqual([])
    fc.assert(fc.property(fc.array(fc.string({ maxLength: 40 })), (lines) => refusedWords(lines, lines).length === 0))
  })

  it("tell that the music is explicit", () => {
    expect([["PARENTAL", "ADVISORY"], ["Explicit content"], ["EXPLICIT"], []].map(saysExplicit)).toEqual([true, true, false, false])
  })
})
