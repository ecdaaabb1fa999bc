import { display } from "../money/currency"
import { confirmAuthentication } from "../payments/session"
import { sessionOf } from "../payments/session-of"
import { html } from "../../shared/html"
import { message, page } from "./layout"
import { successAddress } from "./pay"
import { field, goTo, notFound, show, type PageReply, type Visit } from "./respond"

/** The bank's page: the buyer confirms the payment, or does not. */
export function threeDSecurePage(visit: Visit): PageReply {
  const intent = visit.store.get("payment_intent", visit.id)
  if (intent === undefined) return notFound(`The payment ${visit.id}`)
  const session = sessionOf(visit, intent.id)
  const back = session?.status === "complete" ? successAddress(session) : `/c/pay/${session?.id}`
  if (intent.status !== "requires_action") {
    if (session !== undefined) return goTo(back)
    return show(message("Nothing to confirm", `This payment has the status ${intent.status}.`))
  }
  if (visit.method !== "POST") return show(form(visit, intent.id, display(intent.amount, intent.currency)))

  const returnUrl = intent.next_action?.redirect_to_url?.return_url
  const confirmed = field(visit.form, "answer") === "complete"
  const result = visit.store.transact(() => confirmAuthentication(visit, intent, confirmed))
  if (session !== undefined) return goTo(result.kind === "complete" ? successAddress(session) : `/c/pay/${session.id}?declined=3155`)
  return returnUrl ? goTo(withIntent(returnUrl, intent.id)) : show(message("Done", "You may close this page."))
}

function form(_visit: Visit, id: string, amount: string): string {
  return page(
    "3-D Secure",
    html`<form class="card" method="post" action="/3ds/${id}">
<h1>Confirm this payment</h1>
<p class="soft">Your bank asks whether it is you who pays <strong>${amount}</strong>.</p>
<button type="submit" name="answer" value="complete">Complete authentication</button>
<button type="submit" name="answer" value="fail" class="quiet">Fail authentication</button>
</form>`,
  )
}

function withIntent(address: string, intent: string): string {
  const url = new URL(address)
  url.searchParams.set("payment_intent", intent)
  return url.href
}
