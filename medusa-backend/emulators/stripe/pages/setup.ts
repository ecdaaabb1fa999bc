import type Stripe from "stripe"
import { finishOnboarding, leaveOnboarding } from "../accounts/onboard"
import { PLATFORM, type PageLink } from "../store/kinds"
import { html, type Html } from "../../shared/html"
import { message, page } from "./layout"
import { field, goTo, notFound, show, type PageReply, type Visit } from "./respond"

const COUNTRIES: [string, string][] = [
  ["US", "United States"], ["GB", "United Kingdom"], ["CA", "Canada"], ["DE", "Germany"], ["FR", "France"], ["NL", "Netherlands"], ["SE", "Sweden"], ["AU", "Australia"], ["JP", "Japan"],
]

/** Onboarding of a connected account, behind an account link that opens once. */
export function setupPage(visit: Visit): PageReply {
  const account = visit.store.get("account", visit.id)
  const token = visit.method === "POST" ? field(visit.form, "link") : visit.query.get("link") ?? ""
  const link = visit.store.get("page_link", token)
  if (account === undefined) return notFound(`The account ${visit.id}`)
  if (link === undefined || link.account !== account.id || link.purpose !== "onboarding") {
    return show(message("This link does not work", "Go back to the shop and begin the payout setup again."), 404)
  }
  return visit.method === "POST" ? submit(visit, account, link) : open(visit, account, link)
}

function open(visit: Visit, account: Stripe.Account, link: PageLink): PageReply {
  if (link.state !== "fresh" || link.expiresAt <= visit.now) return goTo(link.refreshUrl ?? "/")
  visit.store.transact(() => visit.store.put("page_link", PLATFORM, { ...link, state: "in_use" }))
  return show(form(account, link))
}

function submit(visit: Visit, account: Stripe.Account, link: PageLink): PageReply {
  if (link.state !== "in_use") return goTo(link.refreshUrl ?? "/")
  const legalName = field(visit.form, "legal_name")
  const bankAccount = field(visit.form, "bank_account").replaceAll(/\s/g, "")
  if (legalName === "") return show(form(account, link, "Enter the legal name."), 422)
  if (!/^[A-Z0-9]{4,34}$/i.test(bankAccount)) return show(form(account, link, "Enter a bank account number."), 422)
  const country = field(visit.form, "country") || "US"
  const details = { legalName, country, last4: bankAccount.slice(-4) }
  const conclude = field(visit.form, "outcome") === "leave" ? leaveOnboarding : finishOnboarding
  visit.store.transact(() => {
    conclude(visit, account, details)
    visit.store.put("page_link", PLATFORM, { ...link, state: "used" })
  })
  return goTo(link.returnUrl ?? "/")
}

function form(account: Stripe.Account, link: PageLink, problem?: string): string {
  return page(
    "Set up payouts",
    html`<h1>Set up payouts</h1>
<p class="soft">Test details are filled in. ${account.email && html`Account of ${account.email}.`}</p>
<form class="card" method="post" action="/setup/${account.id}">
${problem && html`<div class="alert" role="alert">${problem}</div>`}
<input type="hidden" name="link" value="${link.id}">
<label class="field">Legal name<input name="legal_name" autocomplete="name" value="Jenny Rosen" required></label>
<label class="field">Country<select name="country">${COUNTRIES.map(([code, name]) => option(code, name, account.country))}</select></label>
<label class="field">Bank account<input name="bank_account" inputmode="numeric" value="000123456789" required aria-describedby="bank-hint"></label>
<p class="soft small" id="bank-hint">000123456789 takes payouts. 000111111116 refuses them: no such account. 000111111113 refuses them: closed.</p>
<button type="submit" name="outcome" value="finish">Finish onboarding</button>
<button type="submit" name="outcome" value="leave" class="quiet">Leave details missing</button>
</form>`,
  )
}

function option(code: string, name: string, chosen: string | undefined): Html {
  return html`<option value="${code}"${code === chosen && html` selected`}>${name}</option>`
}
