import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { Dead } from "./downloads"

const statuses: Record<Dead["dead"], number> = { expired: 410, unknown: 404, used_up: 410, revoked: 403 }
const titles: Record<Dead["dead"], string> = { expired: "This link has expired", unknown: "No file here", used_up: "This link is used up", revoked: "Not delivered any more" }

/** Says why a link gives nothing and what to do: a page to browsers, a line to everything else. */
export function sayDead(req: MedusaRequest, res: MedusaResponse, { dead, words, license, kind }: Dead): void {
  const shop = process.env["STOREFRONT_URL"] ?? ""
  const isRenewable = (dead === "expired" || dead === "used_up") && license !== undefined
  const next = isRenewable ? `${shop}/account/licenses/${license}/files/${kind ?? ""}` : license ? `${shop}/account/licenses/${license}` : `${shop}/account/licenses`
  res.status(statuses[dead]).set("cache-control", "no-store")
  if (req.accepts(["text", "html"]) !== "html") { res.type("text/plain").send(`${words} ${isRenewable ? "A fresh one" : "Your licenses"}: ${next}\n`); return }
  res.set("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'").type("html").send(page(titles[dead], words, { label: isRenewable ? "Get a fresh link" : "See your licenses", link: next }, `${shop}/licenses/find`))
}

const page = (title: string, words: string, action: { label: string; link: string }, find: string) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>${escape(title)} · Max Booster</title>
<style>:root{color-scheme:light dark}body{margin:0;padding:48px 16px;font:16px/1.5 Inter,system-ui,sans-serif;background:light-dark(#f6f1e7,#12110f);color:light-dark(#17140f,#f4efe6)}main{max-width:520px;margin:0 auto}h1{font-size:28px;line-height:1.2}a{color:inherit}a.action{display:inline-block;margin:8px 0 16px;padding:12px 20px;border-radius:8px;font-weight:600;text-decoration:none;background:light-dark(#17140f,#f4efe6);color:light-dark(#fffdf8,#12110f)}</style></head>
<body><main><p><strong>MAX BOOSTER</strong></p><h1>${escape(title)}</h1><p>${escape(words)}</p><p><a class="action" href="${escape(action.link)}">${escape(action.label)}</a></p><p>Bought without signing in, or the password is gone? <a href="${escape(find)}">Have your licenses mailed to you</a>.</p></main></body></html>`

const escape = (text: string) => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`)
