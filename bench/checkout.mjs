import { setTimeout as sleep } from "node:timers/promises"

import { signIn } from "./buyer.mjs"
import { percentile, runBeside, withShop } from "./lib.mjs"

export const about = "From the cart to the delivered license, against plain Medusa's cart completion with its system payment provider."

const ORDERS = 24
const AT_ONCE = 4
const PEER = "Medusa's cart completed with its system payment provider, in process, without HTTP, Stripe, contract or files"

/**
 * Ours: HTTP from a new cart through terms, Stripe's emulator, webhook, order and ledger to a valid license with its PDF.
 * @param {(line: string) => void} tell
 * @returns {Promise<import("./run.mjs").Measurement[]>}
 */
export default function checkout(tell) {
  return withShop(tell, async (shop) => {
    const buyer = await signIn(shop.ready)
    const { beats: [first] } = await buyer("GET", "/store/beats?featured=true&limit=1")
    const { beat } = await buyer("GET", `/store/beats/${first.handle}`)
    const variantId = beat.tiers.find((/** @type {any} */ { type }) => type === "mp3").variant_id
    const { regions: [region] } = await buyer("GET", "/store/regions?limit=1")
    const order = () => buy(shop.ready, buyer, region.id, variantId)
    await order()
    const began = performance.now()
    const lanes = await Promise.all(Array.from({ length: AT_ONCE }, async () => {
      const each = []
      for (let n = 0; n < ORDERS / AT_ONCE; n++) each.push(await order())
      return each
    }))
    const ours = { each: lanes.flat(), all: performance.now() - began }
    tell(`ours: ${ORDERS} orders in ${Math.round(ours.all)} ms`)
    const peer = await runBeside(shop, "plain-checkout", variantId, String(ORDERS), String(AT_ONCE))
    const row = (/** @type {string} */ metric, /** @type {string} */ unit, /** @type {(run: { each: number[], all: number }) => number} */ of) =>
      ({ metric, unit, ours: round(of(ours)), peer: round(of(peer)), peerName: PEER, ratio: Math.round((of(ours) / of(peer)) * 100) / 100, n: ORDERS })
    return [
      row("orders a second, four at once", "1/s", ({ all }) => (ORDERS * 1_000) / all),
      row("one order, p50", "ms", ({ each }) => percentile(each, 50)),
      row("one order, p95", "ms", ({ each }) => percentile(each, 95)),
    ]
  })
}

const round = (/** @type {number} */ value) => Math.round(value * 100) / 100

/** @returns milliseconds from the new cart to the valid license */
async function buy(/** @type {any} */ ready, /** @type {Awaited<ReturnType<typeof signIn>>} */ send, /** @type {string} */ region_id, /** @type {string} */ variant_id) {
  const began = performance.now()
  const { cart } = await send("POST", "/store/carts", { region_id })
  await send("POST", `/store/carts/${cart.id}/licenses`, { variant_id })
  const { account: { legal } } = await send("GET", "/store/account")
  const { terms_hash, total } = await send("POST", `/store/carts/${cart.id}/terms`, legal)
  const { checkout_id, url } = await send("POST", `/store/carts/${cart.id}/checkout`, {
    licensee: legal, typed_name: legal.name, consents: ["terms", "immediate_delivery"], terms_hash, total, return_url: `${ready.storefront}/checkout/return`, cancel_url: `${ready.storefront}/cart`,
  })
  const page = await (await fetch(url)).text()
  const action = /<form[^>]* action="([^"]+)"/.exec(page)?.[1] ?? ""
  await fetch(new URL(action, url), { method: "POST", body: new URLSearchParams({ email: "bench@example.com", card: "4242" }), redirect: "manual" })
  for (let orderId = ""; ; await sleep(50)) {
    if (!orderId) {
      const { checkout } = await send("GET", `/store/checkouts/${checkout_id}`)
      if (checkout.state === "failed" || checkout.state === "expired") throw new Error(`The checkout ended ${checkout.state}: ${checkout.message}`)
      orderId = checkout.order_id ?? ""
    }
    if (orderId && (await send("GET", `/store/licenses?order_id=${orderId}`)).licenses.some((/** @type {any} */ { state }) => state === "valid")) return performance.now() - began
  }
}
