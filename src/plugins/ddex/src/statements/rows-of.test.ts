import { expect, it } from "vitest"
import { Summing, wholes } from "../core/statements/sums"
import { lineReader } from "../core/statements/to-line"
import { lookAtHead } from "./look-at-head"
import { rowsOf } from "./rows-of"

const ROWS = 50_000
const HEAD = "Sale Month;Store;Artist;Title;ISRC;Quantity;Team Percentage;Country of Sale;Earnings (USD)\r\n"

const lineOf = (i: number) => `2026-${String((i % 12) + 1).padStart(2, "0")};Store ${i % 7};Björk;"Wölfe; ""live""\r\nin Köln";DEABC26${String(i % 50).padStart(5, "0")};${i % 10};100;DE;0,${String(i).padStart(10, "0")}\r\n`

/** A statement as a German spreadsheet saves it, in pieces that part letters. */
async function* german(rows: number, piece: number) {
  const whole = Buffer.from(`\uFEFF${HEAD}${Array.from({ length: rows }, (_, i) => lineOf(i)).join("")}`, "utf16le")
  for (let at = 0; at < whole.length; at += piece) yield await Promise.resolve(whole.subarray(at, at + piece))
}

it("reads fifty thousand lines in UTF-16 with semicolons and decimal commas exactly, whatever pieces they come in", async () => {
  const { columns, delimiter, guess, head, source } = lookAtHead(`${HEAD}2026-01;Store 0;Björk;"Wölfe";DEABC2600000;0;100;DE;0,0000000001\r\n`, true)
  expect([delimiter, guess.decimal_comma, source]).toEqual([";", true, "DistroKid"])
  const read = lineReader(columns, { ...guess, mapping: guess.columns, comma: guess.decimal_comma })
  const summing = new Summing()
  let rows = 0
  for await (const { cells, line } of rowsOf(german(ROWS, 65_537), "utf-16le", delimiter)) {
    rows += 1
    if (rows <= head) continue
    const found = read(cells, line)
    if (!found || !("line" in found)) throw new Error(JSON.stringify(found))
    if (found.line.title !== "Wölfe; \"live\"\r\nin Köln") throw new Error(found.line.title)
    summing.add(found.line)
  }
  expect(rows).toBe(ROWS + 1)
  const sums = summing.take()
  expect(sums.length).toBe(2_100)
  // 0 + 1 + … + 49,999 in units of 10^-10: 1,249,975,000.
  expect(sums.reduce((sum, { amount }) => sum + (amount ?? 0n), 0n)).toBe(1_249_975_000n * 10n ** 8n)
  expect(wholes(sums)).toEqual([{ currency: "usd", amount: 12n }])
}, 60_000)

it("says in words when a quote never closes, and passes on what storage says", async () => {
  const endless = async function* () {
    yield await Promise.resolve(Buffer.from("a,b\n\"1"))
    for (let i = 0; i < 40; i++) yield Buffer.from(`${"x".repeat(65_536)}\n`)
  }
  const all = async (file: AsyncIterable<Uint8Array>) => { for await (const row of rowsOf(file, "utf-8", ",")) expect(row.cells.length).toBeGreaterThan(0) }
  await expect(all(endless())).rejects.toThrow("cannot be read as a table")
  const broken = async function* () {
    yield await Promise.resolve(Buffer.from("a,b\n"))
    throw new Error("The store is away")
  }
  await expect(all(broken())).rejects.toThrow("The store is away")
})
