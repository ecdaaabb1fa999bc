import { createRequire } from "node:module"

import { signIn } from "./buyer.mjs"
import { percentile, timed, withShop } from "./lib.mjs"

export const about = "Contracts a second, against pdf-lib writing the same words bare; and what reading contracts adds to a checkout, against Medusa's read of the cart."

const CONTRACTS = 40
const READS = 40
const BARE = "pdf-lib alone: the same words line by line in Helvetica, without tags, tables, code or embedded fonts"
const require = createRequire(import.meta.url)
/** As `@max-booster/paper` has it. */
const { PDFDocument, StandardFonts } = createRequire(new URL("../src/lib/paper/package.json", import.meta.url))("pdf-lib")

/**
 * @param {(line: string) => void} tell
 * @returns {Promise<import("./run.mjs").Measurement[]>}
 */
export default function license(tell) {
  return withShop(tell, async (shop) => [...(await contracts(tell)), ...(await checkout(shop.ready))])
}

/** Contracts in both languages, written by ours and by the bare library in turn, so that a stall of the machine hits both. */
async function contracts(/** @type {(line: string) => void} */ tell) {
  const { renderContract } = require("@max-booster/licensing/pdf/render-contract")
  const { aContract, aGrant } = require("@max-booster/licensing/testing/grants")
  const issued = /** @type {const} */ (["en", "de"]).map((locale) => aContract(aGrant({ locale })))
  /** @type {{ ours: number[], bare: number[] }} */
  const times = { ours: [], bare: [] }
  for (let n = -4; n < CONTRACTS; n++) { // the first four warm up
    const contract = issued[n & 1]
    const ours = await timed(() => renderContract(contract))
    const bare = await timed(() => bareContract(contract.clauses))
    if (n >= 0) { times.ours.push(ours); times.bare.push(bare) }
  }
  tell(`${CONTRACTS} contracts in ${Math.round(sum(times.ours))} ms, bare ${Math.round(sum(times.bare))} ms`)
  const perSecond = (/** @type {number[]} */ each) => (each.length * 1_000) / sum(each)
  return [
    row("contracts a second, one core", "1/s", perSecond(times.ours), perSecond(times.bare), BARE, CONTRACTS),
    row("one contract, p95", "ms", percentile(times.ours, 95), percentile(times.bare, 95), BARE, CONTRACTS),
  ]
}

/** The same clauses without any typesetting of ours. */
async function bareContract(/** @type {{ heading: string, text: string }[]} */ clauses) {
  const pdf = await PDFDocument.create()
  const font = await pdf.embedFont(StandardFonts.Helvetica)
  const lines = clauses.flatMap(({ heading, text }) => [heading, ...(text.match(/.{1,95}(\s|$)/g) ?? [])]).map((line) => line.replace(/[^\x20-\xff\n]/g, "?").trim())
  for (let at = 0; at < lines.length; at += 50) {
    const page = pdf.addPage()
    lines.slice(at, at + 50).forEach((line, i) => page.drawText(line, { x: 50, y: 780 - i * 14, size: 10, font }))
  }
  return pdf.save()
}

/** Reading the contracts of a cart of three licenses, which Medusa's own checkout has not. */
async function checkout(/** @type {any} */ ready) {
  const buyer = await signIn(ready)
  const { beats } = await buyer("GET", "/store/beats?featured=true&limit=3")
  const { regions: [region] } = await buyer("GET", "/store/regions?limit=1")
  const { cart } = await buyer("POST", "/store/carts", { region_id: region.id })
  for (const { handle } of beats) {
    const { beat } = await buyer("GET", `/store/beats/${handle}`)
    await buyer("POST", `/store/carts/${cart.id}/licenses`, { variant_id: beat.tiers.find((/** @type {any} */ { details }) => !details?.for_contact).variant_id })
  }
  const { account: { legal } } = await buyer("GET", "/store/account")
  /** @type {{ terms: number[], cart: number[] }} */
  const times = { terms: [], cart: [] }
  for (let n = -3; n < READS; n++) {
    const terms = await timed(() => buyer("POST", `/store/carts/${cart.id}/terms`, legal))
    const read = await timed(() => buyer("GET", `/store/carts/${cart.id}`))
    if (n >= 0) { times.terms.push(terms); times.cart.push(read) }
  }
  return [50, 95].map((percent) => row(`added to a checkout of three licenses: reading their contracts, p${percent}`, "ms", percentile(times.terms, percent), percentile(times.cart, percent), "Medusa's GET /store/carts/:id of the same cart", READS))
}

const sum = (/** @type {number[]} */ values) => values.reduce((all, each) => all + each, 0)
const round = (/** @type {number} */ value) => Math.round(value * 100) / 100
const row = (/** @type {string} */ metric, /** @type {string} */ unit, /** @type {number} */ ours, /** @type {number} */ peer, /** @type {string} */ peerName, /** @type {number} */ n) => ({ metric, unit, ours: round(ours), peer: round(peer), peerName, ratio: round(ours / peer), n })
