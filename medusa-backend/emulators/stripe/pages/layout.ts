import { html, Html } from "./html"
import { STYLE } from "./style"

/** What every page says first. */
export const NOTICE = "Local payment emulator: no real money"

/** A whole page. @param kind width and columns of the main part */
export function page(title: string, body: Html, kind: "" | "wide" | "split" = ""): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${title} · Local payment emulator</title>
<style>${new Html(STYLE)}</style>
</head>
<body>
<header class="banner" role="banner">${NOTICE}</header>
<main class="${kind}">${body}</main>
</body>
</html>`.markup
}

/** A page with one message. */
export function message(title: string, text: string, link?: { href: string; label: string }): string {
  const body = html`<div class="card"><h1>${title}</h1><p class="soft">${text}</p>${link && html`<a class="button" href="${link.href}">${link.label}</a>`}</div>`
  return page(title, body)
}
