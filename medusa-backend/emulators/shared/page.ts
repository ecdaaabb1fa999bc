import { html, Html } from "./html"
import { STYLE } from "./style"

/** What a page is made of. */
export interface PageParts {
  title: string
  /** Which emulator: follows the title. */
  site: string
  /** Said first, on every page. */
  notice: string
  body: Html
  /** Width and columns of the main part. */
  kind?: "" | "wide" | "split"
}

/** A whole page in the look that the emulators share. */
export function wholePage({ title, site, notice, body, kind = "" }: PageParts): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${title} · ${site}</title>
<style>${new Html(STYLE)}</style>
</head>
<body>
<header class="banner" role="banner">${notice}</header>
<main class="${kind}">${body}</main>
</body>
</html>`.markup
}

/** Headers of every page: no scripts, nothing from elsewhere. */
export const PAGE_SECURITY = {
  "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; frame-ancestors 'self'; base-uri 'none'",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "cache-control": "no-store",
}
