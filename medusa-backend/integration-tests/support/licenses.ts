import { licenseLinks, listLicenses, readLicense, readLicenseOffers, takeLicenseOffer, type LicenseView } from "@max-booster/api-contract"
import { query } from "./database"
import { call } from "./http"
import type { Person } from "./people"
import { aCart, agreement, begin, licensesOf, ordered, press } from "./shopping"

/** A license as its licensee sees it. */
export const licenseOf = async ({ token }: Person, id: string) => (await call(readLicense, { token, params: { id } })).license

/** What a license can become. */
export const offersOf = async ({ token }: Person, id: string) => (await call(readLicenseOffers, { token, params: { id } })).offers

/** Stands before the payment page with an upgrade or a renewal. */
export async function atTheOffer(person: Person, id: string, kind: "upgrade" | "renewal", type: string) {
  const cart_id = await aCart()
  const { cart } = await call(takeLicenseOffer, { token: person.token, params: { id }, body: { cart_id, kind, type } })
  const { checkout_id: checkoutId, url } = await begin(person, cart_id, await agreement(person, cart_id))
  return { cart, checkoutId, url }
}

/** Upgrades or renews a license, and pays what it costs. @returns the new license with its order */
export async function taken(person: Person, id: string, kind: "upgrade" | "renewal", type: string): Promise<{ license: LicenseView; orderId: string }> {
  const { cart, checkoutId, url } = await atTheOffer(person, id, kind, type)
  if (cart.total.amount !== "0") await press(url)
  const orderId = await ordered(person, checkoutId)
  const [license] = await licensesOf(person, orderId, 1)
  if (!license) throw new Error(`order ${orderId} has no license`)
  return { license, orderId }
}

/** The address of a license's contract. */
export const contractUrl = async ({ token }: Person, id: string) => (await call(licenseLinks, { token, params: { id } })).files.find(({ kind }) => kind === "contract")?.url ?? ""

/** Has a license end so many days from today, by paying it so much earlier. */
export const endsIn = (id: string, days: number) =>
  query(`set session_replication_role = replica; update license set paid_at = date_trunc('day', now() at time zone 'UTC') at time zone 'UTC' + interval '12 hours' + ${days} * interval '1 day' - (facts -> 'terms' ->> 'years')::int * interval '1 year' where id = '${id}'`)

/** Moves what happened to a license so many days back. */
export const daysBack = (id: string, days: number) => query(`set session_replication_role = replica; update license_event set created_at = created_at - ${days} * interval '1 day' where license_id = '${id}'`)

/** The licenses of an account. */
export const held = async ({ token }: Person, search: { q?: string; state?: LicenseView["state"]; limit?: number; offset?: number; news?: string } = {}) => call(listLicenses, { token, query: search })
