import { openShop, readAccount, readLicenseText, readPayoutAccount, saveLegal, saveSeller, sellerToken, signLicenseText, startOnboarding, verifyEmail, type Legal } from "@max-booster/api-contract"
import { signToken } from "@max-booster/kernel/sign"
import { avatarJpeg } from "./artwork"
import type { SeedProducer } from "./catalog"
import { Refused, type Client } from "./client"
import type { Passwords } from "./passwords"

/** A person of the demonstration shop. */
export type SeedPerson = { readonly email: string; readonly firstName: string; readonly lastName: string; readonly address: SeedProducer["address"] }

const HOUR = 3_600_000

/** Signs a person up, or in, with a proven address and a legal record. Again finds the same login. @returns the customer's token */
export async function enroll(client: Client, passwords: Passwords, person: SeedPerson): Promise<string> {
  const { email, firstName, lastName, address } = person
  const login = { email, password: passwords.of(email) }
  const signIn = async () => (await client.send<{ token: string }>("POST", "/auth/customer/emailpass", { body: login })).token
  const registered = await client.send<{ token: string }>("POST", "/auth/customer/emailpass/register", { body: login }).then(({ token }) => token, ifRefused(401, () => signIn()))
  await client.send("POST", "/store/customers", { token: registered, body: { email, first_name: firstName, last_name: lastName } }).catch(ifRefused(400, () => undefined))
  const { token } = await client.send<{ token: string }>("POST", "/auth/token/refresh", { token: registered })
  const { account } = await client.call(readAccount, { token })
  if (!account.email_verified) {
    // Nobody reads these addresses: the token is signed with the shop's own secret instead of being read from the mail.
    const proof = signToken(process.env["LINK_SECRET"] ?? "", "verify-email", { customer_id: account.customer_id, email }, Date.now() + HOUR)
    await client.call(verifyEmail, { body: { token: proof } })
  }
  const legal: Legal = { name: `${firstName} ${lastName}`, address: `${address.line1}\n${address.postalCode} ${address.city}`, country: address.country }
  if (!account.legal) await client.call(saveLegal, { token, body: legal })
  return token
}

/** Opens a producer's shop with its picture, text and payout account. Again finds the same shop. @returns the seller's token */
export async function openShopOf(client: Client, passwords: Passwords, producer: SeedProducer): Promise<string> {
  const customer = await enroll(client, passwords, producer)
  const token = await client.call(sellerToken, { token: customer }).then((answer) => answer.token, ifRefused(404, async () => {
    const { shopName: name, bio, address: { country } } = producer
    return (await client.call(openShop, { token: customer, body: { name, bio, country } })).token
  }))
  const { seller } = await client.call(saveSeller, { token, body: { bio: producer.bio } })
  if (!seller.avatar_url) await client.sendPicture("/sellers/me/avatar", token, await avatarJpeg(producer))
  await signTexts(client, token)
  if (process.env["STRIPE_EMULATOR_URL"]) await onboard(client, token, producer)
  return token
}

/** Signs the license texts in the producer's name, once. */
async function signTexts(client: Client, token: string): Promise<void> {
  const { license_text: { state, legal_name, text_sha256 } } = await client.call(readLicenseText, { token })
  if (state !== "signed") await client.call(signLicenseText, { token, body: { typed_name: legal_name ?? "", consent: true, text_sha256 } })
}

/** Fills in the emulator's onboarding page, as the producer would. */
async function onboard(client: Client, token: string, { firstName, lastName, address }: SeedProducer): Promise<void> {
  if ((await client.call(readPayoutAccount, { token })).payout_account.state === "active") return
  const back = `${process.env["STOREFRONT_URL"] ?? ""}/sell/payouts`
  const { url } = await client.call(startOnboarding, { token, body: { return_url: back, refresh_url: back } })
  const page = await fetch(url)
  const link = /name="link" value="([^"]+)"/.exec(await page.text())?.[1]
  if (!link) throw new Error(`The onboarding page ${url} answered ${page.status} without a form`)
  const form = new URLSearchParams({ link, legal_name: `${firstName} ${lastName}`, country: address.country.toUpperCase(), bank_account: "000123456789", outcome: "finish" })
  const done = await fetch(new URL(url).origin + new URL(url).pathname, { method: "POST", body: form, redirect: "manual" })
  if (done.status >= 400) throw new Error(`The onboarding page answered ${done.status}`)
}

/** Takes one refusal for an answer; throws everything else. */
function ifRefused<T>(status: number, instead: () => T) {
  return (error: unknown): T => {
    if (error instanceof Refused && error.status === status) return instead()
    throw error
  }
}
