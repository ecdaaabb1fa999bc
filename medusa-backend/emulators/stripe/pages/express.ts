import type Stripe from "stripe"
import { availableOf } from "../money/books"
import { display } from "../money/currency"
import { createPayout } from "../payouts/create"
import { StripeError } from "../http/errors"
import { PLATFORM } from "../store/kinds"
import { html, type Html } from "../../shared/html"
import { message, page } from "./layout"
import { goTo, notFound, show, type PageReply, type Visit } from "./respond"

const COOKIE = "express_account"

/** The Express dashboard of a connected account, behind a login link. */
export function expressPage(visit: Visit): PageReply {
  const account = visit.store.get("account", visit.id)
  if (account === undefined) return notFound(`The account ${visit.id}`)
  const token = visit.query.get("link")
  if (token !== null) return enter(visit, account, token)
  if (!isSignedIn(visit, account)) {
    return show(message("Sign in from the shop", "Open this dashboard by the link in your seller's pages."), 403)
  }
  return visit.method === "POST" ? payOut(visit, account) : show(dashboard(visit, account))
}

function enter(visit: Visit, account: Stripe.Account, token: string): PageReply {
  const link = visit.store.get("page_link", token)
  const works = link?.purpose === "dashboard" && link.account === account.id && link.state === "fresh" && link.expiresAt > visit.now
  if (!works) return show(message("This link was used or has expired", "Go back to the shop and open the dashboard again."), 403)
  visit.store.transact(() => visit.store.put("page_link", PLATFORM, { ...link, state: "in_use" }))
  return goTo(`/express/${account.id}`, { "set-cookie": `${COOKIE}=${link.id}; HttpOnly; SameSite=Lax; Path=/express` })
}

function isSignedIn(visit: Visit, account: Stripe.Account): boolean {
  const link = visit.store.get("page_link", visit.cookies[COOKIE] ?? "")
  return link?.purpose === "dashboard" && link.account === account.id && link.state === "in_use"
}

function payOut(visit: Visit, account: Stripe.Account): PageReply {
  const currency = account.default_currency ?? "usd"
  try {
    const order = { amount: Math.max(availableOf(visit, account.id, currency), 0), currency }
    if (order.amount > 0) visit.store.transact(() => createPayout({ ...visit, owner: account.id }, order))
    return goTo(`/express/${account.id}`)
  } catch (error) {
    if (error instanceof StripeError) return show(dashboard(visit, account, error.message), 422)
    throw error
  }
}

function dashboard(visit: Visit, account: Stripe.Account, problem?: string): string {
  const currency = account.default_currency ?? "usd"
  const payouts = visit.store.list("payout", account.id)
  const payments = visit.store.list("charge", account.id)
  const paid = payouts.filter(({ status }) => status !== "failed" && status !== "canceled").reduce((sum, payout) => sum + payout.amount, 0)
  const balance = availableOf(visit, account.id, currency)
  const { interval, weekly_anchor: weekday, monthly_anchor: day } = account.settings?.payouts?.schedule ?? { interval: "manual" }
  const anchor = weekday ?? (day === undefined ? undefined : `day ${day}`)
  const ready = account.payouts_enabled
  return page(
    "Express dashboard",
    html`<h1>${account.business_profile?.name ?? account.email ?? account.id}</h1>
<p><span class="pill ${ready ? "good" : "bad"}">${ready ? "Payouts enabled" : "Details missing"}</span></p>
${problem && html`<div class="alert" role="alert">${problem}</div>`}
<div class="tiles">
<div class="card"><span class="soft">Available</span><strong>${display(balance, currency)}</strong></div>
<div class="card"><span class="soft">Paid out</span><strong>${display(paid, currency)}</strong></div>
<div class="card"><span class="soft">Schedule</span><strong>${interval}${anchor && ` (${anchor})`}</strong></div>
</div>
${ready && balance > 0 && html`<form method="post" action="/express/${account.id}"><button type="submit">Pay out ${display(balance, currency)} now</button></form>`}
<h2>Transfers</h2>${table(["Payment", "Status", "Amount"], payments.map(({ id, refunded, amount_refunded, amount, currency: unit }) => [id, refunded ? "reversed" : amount_refunded > 0 ? "partly reversed" : "paid", display(amount, unit)]), "No transfers yet.")}
<h2>Payouts</h2>${table(["Payout", "Status", "Amount"], payouts.map(({ id, status, amount, currency: unit }) => [id, status.replaceAll("_", " "), display(amount, unit)]), "No payouts yet.")}`,
    "wide",
  )
}

function table(head: [string, string, string], rows: [string, string, string][], empty: string): Html {
  if (rows.length === 0) return html`<p class="soft">${empty}</p>`
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${head[0]}s"><table><thead><tr><th scope="col">${head[0]}</th><th scope="col">${head[1]}</th><th scope="col" class="num">${head[2]}</th></tr></thead>
<tbody>${rows.map(([id, status, amount]) => html`<tr><td>${id}</td><td>${status}</td><td class="num">${amount}</td></tr>`)}</tbody></table></div>`
}
