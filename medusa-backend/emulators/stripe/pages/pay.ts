import type Stripe from "stripe"
import { display } from "../money/currency"
import { findCard, testCards, type TestCard } from "../payments/cards"
import { idOf } from "../ids"
import { expireSession, paySession } from "../payments/session"
import { html, type Html } from "../../shared/html"
import { message, page } from "./layout"
import { field, goTo, notFound, show, type PageReply, type Visit } from "./respond"

/** The hosted payment page: outcomes by name instead of a card form. */
export function payPage(visit: Visit): PageReply {
  const session = visit.store.get("session", visit.id)
  if (session === undefined) return notFound(`The checkout session ${visit.id}`)
  if (session.status === "open" && session.expires_at <= visit.now) {
    visit.store.transact(() => expireSession(visit, session))
    return closed({ ...session, status: "expired" })
  }
  if (session.status !== "open") return closed(session)
  return visit.method === "POST" ? pay(visit, session) : show(form(visit, session))
}

/** Where a buyer goes once it is paid. */
export function successAddress({ id, success_url: url }: Stripe.Checkout.Session): string {
  return (url ?? "/").replaceAll("{CHECKOUT_SESSION_ID}", id)
}

function pay(visit: Visit, session: Stripe.Checkout.Session): PageReply {
  const card = findCard(field(visit.form, "card"))
  const email = field(visit.form, "email") || session.customer_email
  if (card === undefined || !allowed(visit, session, card)) return show(form(visit, session, "Choose what the card should do."), 422)
  const result = visit.store.transact(() => paySession(visit, session, card, { email, name: field(visit.form, "name") || null }))
  switch (result.kind) {
    case "complete":
      return goTo(successAddress(session))
    case "asks":
      return goTo(`/3ds/${result.intent}`)
    case "declined":
      return goTo(`/c/pay/${session.id}?declined=${card.last4}`)
    default:
      return result satisfies never
  }
}

/** Cards that are not offered as a choice can be paid with all the same, by a test. */
function allowed(visit: Visit, session: Stripe.Checkout.Session, card: TestCard): boolean {
  return !card.onPage || cardsFor(visit, session).includes(card)
}

function closed(session: Stripe.Checkout.Session): PageReply {
  if (session.status === "complete") {
    const link = { href: successAddress(session), label: "Back to the shop" }
    return show(message("Already paid", "This checkout is complete. Nothing was paid twice.", link))
  }
  const link = session.cancel_url === null ? undefined : { href: session.cancel_url, label: "Back to the shop" }
  return show(message("This checkout has expired", "Go back to the shop and start the checkout again.", link), 410)
}

function form(visit: Visit, session: Stripe.Checkout.Session, problem = lastProblem(visit, session)): string {
  const currency = session.currency ?? "usd"
  const total = display(session.amount_total ?? 0, currency)
  const chosen = visit.query.get("declined") ?? "4242"
  const known = session.customer_email ?? visit.store.get("customer", idOf(session.customer) ?? "")?.email ?? ""
  const merchant = merchantOf(visit, session)
  return page(
    `Pay ${total}`,
    html`<section aria-labelledby="what">
<h1 id="what">Pay ${merchant}</h1>
<p class="total">${total}</p>
<ul class="lines">${linesOf(visit, session)}</ul>
<div class="row"><span>Total</span><span>${total}</span></div>
${session.cancel_url && html`<a class="back" href="${session.cancel_url}">Cancel and go back</a>`}
</section>
<form class="card" method="post" action="/c/pay/${session.id}">
${problem && html`<div class="alert" role="alert">${problem}</div>`}
<label class="field">Email<input type="email" name="email" autocomplete="email" value="${known}" required></label>
<fieldset><legend>What should the card do?</legend>
${cardsFor(visit, session).map((card) => choice(card.last4, card.label, card.hint, card.last4 === chosen))}
</fieldset>
<button type="submit">Pay</button>
<p class="soft small" style="margin:16px 0 0">No card is asked for, and none is charged.</p>
</form>`,
    "split",
  )
}

/** A payment that is captured later cannot be one that the bank decides later. */
function cardsFor(visit: Visit, session: Stripe.Checkout.Session): TestCard[] {
  const isManual = visit.store.get("session_plan", session.id)?.intent.capture_method === "manual"
  return testCards.filter(({ onPage, outcome }) => onPage && !(isManual && outcome.kind === "later"))
}

function choice(value: string, label: string, hint: string, checked: boolean): Html {
  return html`<label class="choice"><input type="radio" name="card" value="${value}" aria-label="${label}" aria-describedby="hint-${value}"${checked && html` checked`}><span>${label}</span><span class="hint" id="hint-${value}">${hint}</span></label>`
}

function linesOf(visit: Visit, session: Stripe.Checkout.Session): Html[] {
  const lines = visit.store.get("session_plan", session.id)?.lines ?? []
  return lines.map((line) => {
    const quantity = line.quantity ?? 1
    const price = display(line.amount_total, line.currency)
    return html`<li><span class="name">${line.description}${quantity > 1 && html` <span class="soft">× ${quantity}</span>`}</span><span>${price}</span></li>`
  })
}

/** The settlement merchant: a seller named by `on_behalf_of`, else the shop. */
function merchantOf(visit: Visit, session: Stripe.Checkout.Session): string {
  const terms = visit.store.get("session_plan", session.id)?.intent
  const seller = visit.store.get("account", terms?.on_behalf_of ?? "")
  return seller?.business_profile?.name ?? visit.settings.merchant ?? "Max Booster"
}

function lastProblem(visit: Visit, session: Stripe.Checkout.Session): string | undefined {
  const intent = visit.store.get("payment_intent", idOf(session.payment_intent) ?? "")
  const said = intent?.last_payment_error?.message
  return said && `${said} Nothing was charged. Try again with another card.`
}
