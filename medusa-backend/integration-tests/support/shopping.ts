import {
  addToCart, beginCheckout, listBeats, listLicenses, readBeat, readCart, readCheckout, readTerms, type Beat, type CartView, type LicenseView, type Locale,
} from "@max-booster/api-contract"
import { seedProducers } from "../../src/seed/catalog"
import { call, send } from "./http"
import type { Person } from "./people"
import { ready } from "./ready"
import { until } from "./until"

/** A featured beat of each of so many producers of the seed, who can all be paid. */
export async function beatsOfDifferentProducers(count: number): Promise<Beat[]> {
  const { beats } = await call(listBeats, { query: { limit: 100, featured: true } })
  const seeded = beats.filter(({ producer }) => seedProducers.some(({ shopName }) => shopName === producer.name))
  const first = [...new Map(seeded.map((beat) => [beat.producer.handle, beat])).values()].slice(0, count)
  if (first.length < count) throw new Error(`The shop has beats of ${first.length} seeded producers, ${count} are needed`)
  return Promise.all(first.map(async ({ handle }) => (await call(readBeat, { params: { handle } })).beat))
}

/** The shop's only region, asked for once. */
let region: Promise<string | undefined> | undefined
const regionId = () => region ??= send<{ regions: { id: string }[] }>("GET", "/store/regions?limit=1").then(({ regions }) => regions[0]?.id)

/** A new cart. @returns its id */
export async function aCart(): Promise<string> {
  return (await send<{ cart: { id: string } }>("POST", "/store/carts", { body: { region_id: await regionId() } })).cart.id
}

/** Puts a tier of a beat in a cart. */
export async function put(cartId: string, beat: Beat, type: string): Promise<CartView> {
  const tier = beat.tiers.find((each) => each.type === type)
  if (!tier) throw new Error(`"${beat.title}" has no tier ${type}`)
  return (await call(addToCart, { params: { id: cartId }, body: { variant_id: tier.variant_id } })).cart
}

export const cartOf = async (id: string): Promise<CartView> => (await call(readCart, { params: { id } })).cart

/** What a buyer sends who has read the terms and agrees; change what a test is about. */
export async function agreement({ token, legal }: Person, cartId: string, locale: Locale = "en") {
  const { terms_hash, total } = await call(readTerms, { token, params: { id: cartId }, body: { ...legal, locale } })
  return {
    licensee: legal, locale, typed_name: legal.name, consents: ["terms" as const, "immediate_delivery" as const], terms_hash, total,
    return_url: `${ready.storefront}/checkout/return`, cancel_url: `${ready.storefront}/cart?cancelled=1`,
  }
}

type Agreement = Awaited<ReturnType<typeof agreement>>

/** Opens the payment page. */
export const begin = async ({ token }: Person, cartId: string, body: Agreement) => call(beginCheckout, { token, params: { id: cartId }, body })

/** Opens the payment page and sends its form with another card chosen, as a browser would. @returns where it leads */
export async function press(url: string, card = "4242"): Promise<string> {
  const page = await (await fetch(url)).text()
  const action = /<form[^>]* action="([^"]+)"/.exec(page)?.[1]
  if (!action) throw new Error(`${url} has no form: ${/<h1[^>]*>([^<]*)/.exec(page)?.[1]}`)
  const email = /name="email"[^>]* value="([^"]*)"/.exec(page)?.[1] ?? ""
  const response = await fetch(new URL(action, url), { method: "POST", body: new URLSearchParams({ email, card }), redirect: "manual" })
  return response.headers.get("location") ?? ""
}

/** What a payment page says, and with which status. */
export async function look(url: string): Promise<{ status: number; words: string }> {
  const response = await fetch(url)
  return { status: response.status, words: (await response.text()).replace(/<style[\s\S]*?<\/style>|<[^>]+>/g, " ").replace(/\s+/g, " ") }
}

/** What became of a checkout. */
export const checkoutOf = async ({ token }: Person, id: string) => (await call(readCheckout, { token, params: { id } })).checkout

/** Waits until a checkout is complete. @returns the order's id */
export const ordered = (person: Person, checkoutId: string, seconds = 40): Promise<string> =>
  until(`checkout ${checkoutId}`, async () => {
    const { state, order_id } = await checkoutOf(person, checkoutId)
    return state === "complete" && order_id
  }, { seconds })

/** Waits until every license of an order is valid. */
export const licensesOf = ({ token }: Person, orderId: string, count: number, seconds = 40): Promise<LicenseView[]> =>
  until(`${count} licenses of ${orderId}`, async () => {
    const { licenses } = await call(listLicenses, { token, query: { order_id: orderId } })
    return licenses.length === count && licenses.every(({ state }) => state === "valid") && licenses
  }, { seconds })

/** Buys: cart, terms, payment with the card of these last four digits. @returns checkout and order */
export async function buy(person: Person, choices: readonly (readonly [Beat, string])[], card = "4242"): Promise<{ cartId: string; checkoutId: string; orderId: string; url: string }> {
  const cartId = await aCart()
  for (const [beat, type] of choices) await put(cartId, beat, type)
  const { checkout_id: checkoutId, url } = await begin(person, cartId, await agreement(person, cartId))
  await press(url, card)
  return { cartId, checkoutId, url, orderId: await ordered(person, checkoutId) }
}
