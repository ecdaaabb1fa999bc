import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Result } from "@max-booster/kernel"
import { checkCharacter3736, composeIsrc, gtinAt, gtinCheckDigit, ipiCheckNumber, isniCheckCharacter, isSameGtin, iswcCheckDigit, parseDpid, parseGrid, parseGtin, parseGtinRange, parseIpi, parseIsni, parseIsrc, parseIsrcPrefix, parseIswc, parseUpc, placeInRange, writeDpid, writeGrid, writeIsni, writeIsrc, writeIswc } from "./index"

const value = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}
const words = (result: Result<unknown>): string => (result.ok ? "" : result.error.message)
const digits = (length: number) => fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((all) => all.join(""))
const signs = (length: number, of: string) => fc.array(fc.constantFrom(...of), { minLength: length, maxLength: length }).map((all) => all.join(""))
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

describe("published examples", () => {
  it.each([
    ["ISRC of the international agency", parseIsrc, "ISRC AA-6Q7-20-00047", "AA6Q72000047"], ["UPC of Wikipedia's article", parseGtin, "036000 291452", "036000291452"], ["EAN of GS1", parseGtin, "4006381333931", "4006381333931"],
    ["GTIN-8 of GS1", parseGtin, "96385074", "96385074"], ["GTIN-14", parseGtin, "10614141000415", "10614141000415"], ["GRid of the standard", parseGrid, "GRid:A1-2425G-ABC1234002-M", "A12425GABC1234002M"],
    ["ISWC of Dancing Queen", parseIswc, "T-000.000.001-0", "T0000000010"], ["ISWC of the standard", parseIswc, "T-034.524.680-1", "T0345246801"], ["ISNI of a poet", parseIsni, "https://isni.org/isni/0000000121455467", "0000000121455467"],
    ["ISNI that ends with X", parseIsni, "0000 0001 2150 090X", "000000012150090X"], ["IPI of CISAC's examples", parseIpi, "00014107338", "00014107338"], ["IPI without its zeros", parseIpi, "14107338", "00014107338"], ["DPID of DDEX itself", parseDpid, "PA-DPIDA-2007050901-U", "PADPIDA2007050901U"],
  ])("%s is read", (_, read: (written: string) => Result<{ code: string }>, written, code) => { expect(value(read(written)).code).toBe(code) })
  it.each([
    ["AA-6Q7-20-00047", (code: string) => writeIsrc(value(parseIsrc(code)))], ["A1-2425G-ABC1234002-M", (code: string) => writeGrid(value(parseGrid(code)))], ["T-034.524.680-1", (code: string) => writeIswc(value(parseIswc(code)))],
    ["0000 0001 2145 5467", (code: string) => writeIsni(value(parseIsni(code)))], ["PA-DPIDA-2007050901-U", (code: string) => writeDpid(value(parseDpid(code)))],
  ])("%s is written as it was read", (code, again) => { expect(again(code)).toBe(code) })
})

describe("what is wrong is said in words", () => {
  it.each([
    [parseGtin("036000291453"), "The check digit of 036000291453 should be 2, not 3: look at the number again."],
    [parseGtin("03600029145"), "03600029145 is no UPC or EAN: 11 characters are there, 12 (UPC) or 13 (EAN) are needed."],
    [parseGtin("03600029145B"), "03600029145B is no UPC or EAN: \"B\" is no digit."],
    [parseUpc("96385074"), "96385074 is a GTIN-8: a release has a UPC of 12 digits or an EAN of 13."],
    [parseIsrc("1A-6Q7-20-00047"), "1A-6Q7-20-00047 is no ISRC: it begins with two letters, the registrant's country. One looks like AA-6Q7-20-00047."],
    [parseIsrc("AA6Q720O0047"), "AA6Q720O0047 is no ISRC: its last seven characters are digits, two of the year and five of the recording (the letter O is often meant as 0). One looks like AA-6Q7-20-00047."],
    [parseIsrc(""), "An empty field is no ISRC: 0 characters are there, 12 are needed. One looks like AA-6Q7-20-00047."],
    [parseIsrc("AA6Q7_200004"), "AA6Q7_200004 is no ISRC: \"_\" is neither a letter nor a digit. One looks like AA-6Q7-20-00047."],
    [parseIsrcPrefix("A6Q7"), "A6Q7 is no ISRC prefix: it has two letters, then three letters or digits, as AA6Q7."],
    [parseGrid("A1-2425G-ABC1234002-N"), "The check character of A12425GABC1234002N should be M, not N: look at the code again."],
    [parseGrid("B12425GABC1234002M"), "B12425GABC1234002M is no GRid: it begins with A1. One looks like A1-2425G-ABC1234002-M."],
    [parseIswc("T-034.524.680-2"), "The check digit of T-034.524.680-2 should be 1, not 2: look at the number again."],
    [parseIswc("034.524.680-1"), "034.524.680-1 is no ISWC: it begins with T. One looks like T-034.524.680-1."],
    [parseIsni("0000 0001 2145 5468"), "The check character of 0000 0001 2145 5468 should be 7, not 8: look at the number again."],
    [parseIpi("00014107339"), "The last two digits of 00014107339 should be 38, not 39: look at the number again."],
    [parseDpid("PADPIDA2007050901V"), "The check character of PADPIDA2007050901V should be U, not V: look at the code again."],
    [parseDpid("2007050901U"), "2007050901U is no DPID: it begins with PADPIDA. One looks like PADPIDA2007050901U; DDEX gives them away free of charge at dpid.ddex.net."],
  ])("%#", (result, message) => { expect(words(result)).toBe(message) })
})

describe("what is composed is read again, and one wrong sign is found", () => {
  const composed: [string, fc.Arbitrary<string>, (code: string) => Result<{ code: string }>][] = [
    ["UPC", digits(11).map((body) => body + gtinCheckDigit(body)), parseGtin], ["EAN", digits(12).map((body) => body + gtinCheckDigit(body)), parseGtin],
    ["GRid", signs(15, `0123456789${LETTERS}`).map((rest) => `A1${rest}${checkCharacter3736(`A1${rest}`)}`), parseGrid], ["ISWC", digits(9).map((work) => `T${work}${iswcCheckDigit(work)}`), parseIswc],
    ["ISNI", digits(15).map((body) => body + isniCheckCharacter(body)), parseIsni], ["DPID", digits(10).map((number) => `PADPIDA${number}${checkCharacter3736(`PADPIDA${number}`)}`), parseDpid], ["IPI", digits(9).map((body) => body + ipiCheckNumber(body)), parseIpi],
  ]
  it.each(composed)("%s is read", (_, codes, read) => { fc.assert(fc.property(codes, (code) => { expect(value(read(code)).code).toBe(code) })) })
  // Weights of the ISWC that share a factor with ten let some errors pass: it promises less.
  it.each(composed.filter(([name]) => name !== "ISWC"))("a wrong sign in a %s is found", (_, codes, read) => {
    fc.assert(fc.property(codes, fc.nat(), fc.integer({ min: 1, max: 9 }), (code, place, more) => {
      const at = place % code.length
      const sign = code.charAt(at)
      fc.pre(/\d/.test(sign))
      const wrong = code.slice(0, at) + String((Number(sign) + more) % 10) + code.slice(at + 1)
      expect(read(wrong).ok).toBe(false)
    }))
  })
  it.each(composed.filter(([name]) => name === "ISNI" || name === "IPI"))("two neighbours that changed places in a %s are found", (name, codes, read) => {
    fc.assert(fc.property(codes, fc.nat(), (code, place) => {
      const at = place % (code.length - (name === "IPI" ? 3 : 2))
      const [a, b] = [code.charAt(at), code.charAt(at + 1)]
      fc.pre(a !== b && !(name === "IPI" && code.endsWith("00"))) // 00 stands for two remainders
      expect(read(code.slice(0, at) + b + a + code.slice(at + 2)).ok).toBe(false)
    }))
  })
  it("ISRCs of a prefix, year and number keep all three", () => {
    fc.assert(fc.property(signs(2, LETTERS), signs(3, `0123456789${LETTERS}`), fc.integer({ min: 2000, max: 2099 }), fc.nat(99_999), (country, registrant, year, number) => {
      const isrc = value(composeIsrc(country + registrant, year, number))
      expect([isrc.prefix, Number(isrc.year), Number(isrc.designation)]).toEqual([country + registrant, year % 100, number])
      expect(value(parseIsrc(writeIsrc(isrc).toLowerCase()))).toEqual(isrc)
    }))
  })
  it("the 100,001st ISRC of a year is refused", () => { expect(words(composeIsrc("AA6Q7", 2026, 100_000))).toContain("no ISRC left in 2026") })
})

describe("ranges of GTINs", () => {
  it("give each number once, all with right check digits, and know their place", () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 99_999_999_000 }), fc.integer({ min: 0, max: 900 }), fc.nat(), (from, more, which) => {
      const end = (body: number) => { const text = String(body).padStart(11, "0"); return text + gtinCheckDigit(text) }
      const range = value(parseGtinRange(end(from), end(from + more)))
      const at = which % range.count
      const code = value(gtinAt(range, at))
      expect([range.count, parseGtin(code).ok, placeInRange(range, code)]).toEqual([more + 1, true, at])
      expect([value(gtinAt(range, 0)), value(gtinAt(range, more))]).toEqual([range.first, range.last])
    }))
  })
  it("end, and say so", () => { expect(words(gtinAt(value(parseGtinRange("036000291452", "036000291469")), 2))).toBe("The range from 036000291452 to 036000291469 is used up: it has 2 numbers. Enter another one.") })
  it.each([["036000291469", "036000291452", "comes after"], ["036000291452", "4006381333931", "the same length"], ["036000291453", "036000291469", "should be 2, not 3"]])("%s to %s is none", (first, last, why) => { expect(words(parseGtinRange(first, last))).toContain(why) })
  it("hold no number of another length or from outside", () => {
    const range = value(parseGtinRange("036000291452", "036000291469"))
    expect([placeInRange(range, "0036000291452"), placeInRange(range, "036000291445")]).toEqual([null, null])
  })
  it("a UPC and the EAN that begins with 0 are one number", () => { expect([isSameGtin("036000291452", "0036000291452"), isSameGtin("036000291452", "4006381333931")]).toEqual([true, false]) })
})
