import { openShop, readAccount, readLicenseText, readPayoutAccount, saveLegal, signLicenseText, startOnboarding, verifyEmail, type Legal } from "@max-booster/api-contract"
import { query } from "./database"
import { call, send } from "./http"
import { linkIn, mailTo } from "./mail"
import { ready, unique } from "./ready"
import { stripe } from "./stripe"
import { until } from "./until"

/** Somebody with an account. */
export type Person = { email: string; password: string; token: string; customerId: string; legal: Legal }
/** Somebody with a shop. */
export type Producer = Person & { sellerToken: string; sellerId: string; handle: string; shop: string }

const PASSWORD = "a long enough password"

/** Signs somebody up, in; with a proven address and a legal name. */
export async function aPerson(name = "Mira Solberg"): Promise<Person> {
  const email = `${unique("person")}@example.com`
  const token = await signUp(email, name)
  await call(verifyEmail, { body: { token: tokenIn(linkIn(await mailTo(email, "Confirm"), "/verify-email")) } })
  const legal = { name, address: "Storgata 12\n0155 Oslo", country: "no" }
  const { account } = await call(saveLegal, { token, body: legal })
  return { email, password: PASSWORD, token, customerId: account.customer_id, legal }
}

/** Signs up and in, and nothing more. @returns the customer's token */
export async function signUp(email: string, name = "Mira Solberg"): Promise<string> {
  const [first_name, ...rest] = name.split(" ")
  const { token } = await send<{ token: string }>("POST", "/auth/customer/emailpass/register", { body: { email, password: PASSWORD } })
  await send("POST", "/store/customers", { token, body: { email, first_name, last_name: rest.join(" ") } })
  return (await send<{ token: string }>("POST", "/auth/token/refresh", { token })).token // as the shop does; checking the password again takes a tenth of a second
}

/** @returns a customer's token */
export const signIn = async (body: { email: string; password: string }): Promise<string> => (await send<{ token: string }>("POST", "/auth/customer/emailpass", { body })).token

/** @returns the operator's token */
export const operatorToken = async (): Promise<string> => (await send<{ token: string }>("POST", "/auth/user/emailpass", { body: ready.logins.operator })).token

/** Somebody with a shop, whose payout account is active when asked. */
export async function aProducer({ onboarded = true, name = "Jonas Vik" } = {}): Promise<Producer> {
  return withShop(await aPerson(name), { onboarded })
}

/** Opens somebody's shop, whose license text is signed unless asked otherwise. */
export async function withShop(person: Person, { onboarded = true, signed = true } = {}): Promise<Producer> {
  const shop = unique("Shop").slice(0, 40)
  const { seller, token } = await call(openShop, { token: person.token, body: { name: shop, bio: "", country: "no" } })
  const producer = { ...person, sellerToken: token, sellerId: seller.id, handle: seller.handle, shop }
  if (signed) await sign(producer)
  if (onboarded) await onboard(producer)
  return producer
}

/** Signs the license texts in force as their licensor. */
export async function sign({ sellerToken: token, legal }: Producer): Promise<void> {
  const { license_text: { text_sha256 } } = await call(readLicenseText, { token })
  await call(signLicenseText, { token, body: { typed_name: legal.name, consent: true, text_sha256 } })
}

/** Goes through the emulator's onboarding page, until Stripe's word has arrived. */
export async function onboard(producer: Producer): Promise<void> {
  await fillIn(producer)
  await until("the payout account", async () => (await call(readPayoutAccount, { token: producer.sellerToken })).payout_account.state === "active")
}

/** Goes through the emulator's onboarding page. */
export async function fillIn({ sellerToken: token, legal }: Producer): Promise<void> {
  const back = `${ready.storefront}/sell/payouts`
  const { url } = await call(startOnboarding, { token, body: { return_url: back, refresh_url: back } })
  const link = /name="link" value="([^"]+)"/.exec(await (await fetch(url)).text())?.[1]
  const { origin, pathname } = new URL(url)
  const form = new URLSearchParams({ link: link ?? "", legal_name: legal.name, country: "NO", bank_account: "000123456789", outcome: "finish" })
  await fetch(`${origin}${pathname}`, { method: "POST", body: form, redirect: "manual" })
}

/** Puts money on a seller's connected account, as a transfer of the platform does. */
export async function fund(producer: Producer, amount: number): Promise<string> {
  const account = (await query<{ stripe_account_id: string }>("select stripe_account_id from payout_account where seller_id = $1", [producer.sellerId]))[0]?.stripe_account_id ?? ""
  const intent = await stripe.paymentIntents.create({ amount, currency: "usd", confirm: true, payment_method: "pm_card_bypassPending", return_url: "https://shop.test" })
  await stripe.transfers.create({ amount, currency: "usd", destination: account, source_transaction: String(intent.latest_charge) })
  return account
}

/** The account as the shop sees it. */
export const accountOf = async ({ token }: Pick<Person, "token">) => (await call(readAccount, { token })).account

const tokenIn = (link: string): string => new URL(link).searchParams.get("token") ?? ""
