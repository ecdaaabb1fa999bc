import { html, type Html } from "../../shared/html"
import { wholePage } from "../../shared/page"

/** What every page says first. */
export const NOTICE = "Local payment emulator: no real money"

/** A whole page. @param kind width and columns of the main part */
export function page(title: string, body: Html, kind: "" | "wide" | "split" = ""): string {
  return wholePage({ title, site: "Local payment emulator", notice: NOTICE, body, kind })
}

/** A page with one message. */
export function message(title: string, text: string, link?: { href: string; label: string }): string {
  const body = html`<div class="card"><h1>${title}</h1><p class="soft">${text}</p>${link && html`<a class="button" href="${link.href}">${link.label}</a>`}</div>`
  return page(title, body)
}
