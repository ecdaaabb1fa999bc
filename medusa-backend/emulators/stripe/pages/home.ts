import { html } from "../../shared/html"
import { page } from "./layout"
import { show, type PageReply, type Visit } from "./respond"

/** The front page: what this is, and what it holds. */
export function homePage({ store }: Visit): PageReply {
  const counts: [string, number][] = [
    ["Accounts", store.list("account").length],
    ["Checkout sessions", store.list("session").length],
    ["Transfers", store.list("transfer").length],
    ["Disputes", store.list("dispute").length],
    ["Events waiting for delivery", store.list("delivery").filter(({ state }) => state === "waiting").length],
  ]
  const recent = store.list("event").slice(0, 20)
  return show(
    page(
      "Overview",
      html`<h1>Stripe emulator</h1>
<p class="soft">The shop's backend talks to this instead of Stripe. Payment pages open from the shop.</p>
<div class="tiles">${counts.map(([label, count]) => html`<div class="card"><span class="soft">${label}</span><strong>${count}</strong></div>`)}</div>
<h2>Latest events</h2>
${recent.length === 0 && html`<p class="soft">None yet.</p>`}
<ul class="lines">${recent.map((event) => html`<li><span class="name">${event.type}</span><span class="soft small">${event.account ?? "platform"}</span></li>`)}</ul>`,
      "wide",
    ),
  )
}
