import { html, type Html } from "../shared/html"
import { wholePage } from "../shared/page"
import type { Message } from "./inbox/message"

const NOTICE = "Local mail catcher: nothing leaves this machine"

/** The inbox. */
export function listPage(messages: Message[], filter: { to: string; subject: string }): string {
  const empty = filter.to || filter.subject ? "No mail fits." : "No mail yet. What the shop sends arrives here."
  return page(
    "Inbox",
    html`<h1>Inbox</h1>
<form method="get" action="/" class="tiles" style="align-items:end">
<label class="field" style="margin:0">To<input name="to" value="${filter.to}"></label>
<label class="field" style="margin:0">Subject<input name="subject" value="${filter.subject}"></label>
<button type="submit">Search</button>
</form>
${messages.length === 0 && html`<p class="soft">${empty}</p>`}
<ul class="lines">${messages.map(row)}</ul>`,
  )
}

/** One mail. Its HTML is shown in a frame without scripts. */
export function messagePage(message: Message): string {
  const { id, links, attachments } = message
  return page(
    message.subject || "No subject",
    html`<a class="back" href="/">Inbox</a>
<h1>${message.subject || "No subject"}</h1>
<p class="soft">From ${message.fromName && html`${message.fromName} `}&lt;${message.from}&gt;<br>To ${message.to.join(", ")}<br><time datetime="${message.date}">${when(message.date)}</time> · by ${message.via === "smtp" ? "SMTP" : "SendGrid's API"} · <a href="/messages/${id}/source">Source</a></p>
${attachments.length > 0 && html`<h2>Attachments</h2><ul class="lines">${attachments.map((attachment, index) => html`<li><a class="name" href="/messages/${id}/attachments/${index}">${attachment.name}</a><span class="soft small">${attachment.type}, ${size(attachment.bytes)}</span></li>`)}</ul>`}
${message.html && html`<h2>HTML</h2><iframe title="HTML of the mail" src="/messages/${id}/html" sandbox="allow-popups allow-popups-to-escape-sandbox" style="width:100%;height:560px;border:1px solid var(--line);border-radius:12px;background:#fff;resize:vertical"></iframe>`}
${message.text && html`<h2>Text</h2><div class="card" style="white-space:pre-wrap;overflow-wrap:anywhere">${message.text}</div>`}
${links.length > 0 && html`<h2>Links</h2><ul class="lines">${links.map((link) => html`<li><a class="name" href="${link}">${link}</a></li>`)}</ul>`}`,
  )
}

/** A page for what is not there. */
export function missingPage(): string {
  return page("Not found", html`<h1>Not found</h1><p class="soft">This mail is not here, or is not here any more.</p><a class="back" href="/">Inbox</a>`)
}

function row(message: Message): Html {
  return html`<li><span class="name"><a href="/messages/${message.id}">${message.subject || "No subject"}</a><br><span class="soft small">${message.from} to ${message.to.join(", ")}</span></span><time class="soft small" style="white-space:nowrap" datetime="${message.date}">${when(message.date)}</time></li>`
}

function page(title: string, body: Html): string {
  return wholePage({ title, site: "Local mail catcher", notice: NOTICE, body, kind: "wide" })
}

function when(date: string): string {
  return `${date.slice(0, 10)} ${date.slice(11, 16)} UTC`
}

function size(bytes: number): string {
  return bytes < 1024 ? `${bytes} B` : `${Math.round(bytes / 1024)} KiB`
}
