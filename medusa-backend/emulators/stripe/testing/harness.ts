import * as fs from "node:fs"
import * as http from "node:http"
import type { AddressInfo } from "node:net"
import * as os from "node:os"
import * as path from "node:path"
import Stripe from "stripe"
import { startEmulator, type Emulator } from "../server"
import type { Settings } from "../settings"

export const PLATFORM_SECRET = "whsec_platform"
export const CONNECT_SECRET = "whsec_connect"

/** An emulator with the real SDK pointed at it. */
export interface Bench {
  emulator: Emulator
  stripe: Stripe
  url: string
}

/** Starts an emulator on a free port. */
export async function aBench(over: Partial<Settings> = {}): Promise<Bench> {
  const emulator = await startEmulator({ host: "127.0.0.1", port: 0, webhooks: {}, ...over })
  return { emulator, stripe: sdkFor(emulator.port), url: `http://127.0.0.1:${emulator.port}` }
}

/** The real SDK, without retries: a test sees each answer. */
export function sdkFor(port: number, key = "sk_test_local"): Stripe {
  return new Stripe(key, { host: "127.0.0.1", port, protocol: "http", maxNetworkRetries: 0, telemetry: false })
}

/** A path for a state file in a folder of its own. */
export function aStateFile(): string {
  return path.join(fs.mkdtempSync(path.join(os.tmpdir(), "stripe-emulator-")), "state.json")
}

/** A webhook endpoint that remembers what it got. */
export interface Receiver {
  url: string
  got: { body: string; signature: string }[]
  /** The answer to the next deliveries. */
  status: number
  close(): Promise<void>
}

export async function aReceiver(port = 0): Promise<Receiver> {
  const got: Receiver["got"] = []
  const receiver: Receiver = { url: "", got, status: 200, close: async () => undefined }
  const server = http.createServer((request, response) => {
    let body = ""
    request.on("data", (chunk: Buffer) => (body += chunk.toString()))
    request.on("end", () => {
      got.push({ body, signature: String(request.headers["stripe-signature"]) })
      response.writeHead(receiver.status).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve))
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`
  receiver.close = () => new Promise((resolve) => (server.close(() => resolve()), server.closeAllConnections()))
  return receiver
}

/** Waits until `check` holds. @throws {Error} it never does */
export async function until(check: () => boolean | Promise<boolean>, what: string, timeoutMs = 8000): Promise<void> {
  const end = Date.now() + timeoutMs
  while (!(await check())) {
    if (Date.now() > end) throw new Error(`Waited ${timeoutMs} ms in vain for ${what}.`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** Submits a form of a page and returns where it leads. */
export async function submit(address: string, fields: Record<string, string>): Promise<{ status: number; location: string; text: string }> {
  const answer = await fetch(address, { method: "POST", body: new URLSearchParams(fields), redirect: "manual" })
  return { status: answer.status, location: answer.headers.get("location") ?? "", text: await answer.text() }
}

/** A seller who went through onboarding in the browser. */
export async function aSeller(stripe: Stripe, email = "seller@example.com"): Promise<Stripe.Account> {
  const account = await stripe.accounts.create({
    country: "US",
    email,
    controller: {
      stripe_dashboard: { type: "express" },
      fees: { payer: "application" },
      losses: { payments: "application" },
      requirement_collection: "stripe",
    },
    capabilities: { card_payments: { requested: true }, transfers: { requested: true } },
  })
  const link = await stripe.accountLinks.create({
    account: account.id,
    type: "account_onboarding",
    return_url: "http://shop.test/return",
    refresh_url: "http://shop.test/refresh",
  })
  await onboard(link.url)
  return stripe.accounts.retrieve(account.id)
}

/** Opens an account link and finishes (or leaves) the form. */
export async function onboard(link: string, outcome: "finish" | "leave" = "finish", bank = "000123456789") {
  await fetch(link, { redirect: "manual" })
  const [address = "", token = ""] = link.split("?link=")
  return submit(address, { link: token, legal_name: "Ana Beats LLC", country: "US", bank_account: bank, outcome })
}

/** A session for one beat. */
export function aSession(stripe: Stripe, over: Partial<Stripe.Checkout.SessionCreateParams> = {}, options: Stripe.RequestOptions = {}) {
  return stripe.checkout.sessions.create(
    {
      mode: "payment",
      success_url: "http://shop.test/done?session={CHECKOUT_SESSION_ID}",
      cancel_url: "http://shop.test/cart",
      customer_email: "fan@example.com",
      line_items: [
        { quantity: 1, price_data: { currency: "usd", unit_amount: 2999, product_data: { name: "Night Drive (WAV lease)" } } },
        { quantity: 1, price_data: { currency: "usd", unit_amount: 1001, product_data: { name: "Harbor (MP3 lease)" } } },
      ],
      ...over,
    },
    options,
  )
}

/** Presses "Pay" on a session's page. @param card last four digits of a test card */
export function pay(session: Stripe.Checkout.Session, card = "4242") {
  return submit(String(session.url), { card, email: "fan@example.com" })
}

/** Sum of all books: zero, or money was made or lost. */
export async function sumOfBooks(url: string): Promise<Record<string, number>> {
  const answer = await fetch(`${url}/_test/ledger`)
  const { balances } = (await answer.json()) as { balances: { currency: string; amount: number }[] }
  const sums: Record<string, number> = {}
  for (const { currency, amount } of balances) sums[currency] = (sums[currency] ?? 0) + amount
  return sums
}

/** Uses one of the tests' own controls. @throws {Error} it was refused */
export async function control<T = object>({ url }: Bench, path: string, body: object = {}): Promise<T> {
  const answer = await fetch(`${url}/_test/${path}`, { method: "POST", body: JSON.stringify(body) })
  const told = (await answer.json()) as T & { error?: string }
  if (!answer.ok) throw new Error(told.error)
  return told
}

/** Sets the emulator's clock ahead, to a moment (Unix seconds) or by a number of days. */
export const advance = (bench: Bench, by: { days?: number; seconds?: number; to?: number }): Promise<{ now: number }> => control(bench, "clock/advance", by)

/** What time it is for the emulator. */
export async function timeOf({ url }: Bench): Promise<number> {
  const answer = await fetch(`${url}/_test/clock`)
  return ((await answer.json()) as { now: number }).now
}

/** What an account, or the platform, has in US cents. */
export async function available({ stripe }: Bench, account?: string): Promise<number> {
  const balance = await stripe.balance.retrieve({}, account === undefined ? {} : { stripeAccount: account })
  return balance.available.find(({ currency }) => currency === "usd")?.amount ?? 0
}

/** A paid session's charge. @param card last four digits of a test card */
export async function sold({ stripe }: Bench, over: Partial<Stripe.Checkout.SessionCreateParams> = {}, card?: string): Promise<Stripe.Charge> {
  const open = await aSession(stripe, over)
  await pay(open, card)
  const { payment_intent: intent } = await stripe.checkout.sessions.retrieve(open.id, { expand: ["payment_intent.latest_charge"] })
  return (intent as Stripe.PaymentIntent).latest_charge as Stripe.Charge
}

/** Sets a fault. */
export async function aFault(url: string, fault: { kind: string; match?: string; times?: number; delayMs?: number; status?: number; code?: string; message?: string }): Promise<void> {
  const answer = await fetch(`${url}/_test/faults`, { method: "POST", body: JSON.stringify(fault) })
  if (!answer.ok) throw new Error(await answer.text())
}
