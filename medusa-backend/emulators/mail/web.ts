import type { IncomingMessage, ServerResponse } from "node:http"
import { isLocal, readBody } from "../shared/http"
import { PAGE_SECURITY } from "../shared/page"
import type { Inbox } from "./inbox/inbox"
import type { Message } from "./inbox/message"
import { listPage, messagePage, missingPage } from "./pages"
import { acceptSendGrid } from "./sendgrid"

interface Reply {
  status: number
  headers: Record<string, string>
  body: string | Buffer
}

const LARGEST_BODY = 40 * 1024 * 1024
const JSON_TYPE = { "content-type": "application/json; charset=utf-8" }

/** Answers the pages, the JSON API and SendGrid's endpoint. */
export async function serve(inbox: Inbox, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const { status, headers, body } = await answer(inbox, request)
    response.writeHead(status, headers).end(body)
  } catch (error) {
    console.error(error)
    if (!response.headersSent) response.writeHead(500, { "content-type": "text/plain" })
    response.end(error instanceof Error ? error.message : String(error))
  }
}

async function answer(inbox: Inbox, request: IncomingMessage): Promise<Reply> {
  const url = new URL(request.url ?? "/", "http://catcher")
  const filter = { to: url.searchParams.get("to") ?? "", subject: url.searchParams.get("subject") ?? "" }
  if (!isLocal(request.headers.host)) return { status: 403, headers: { "content-type": "text/plain" }, body: "This mail catcher serves this machine only." }
  switch (`${request.method} ${url.pathname}`) {
    case "GET /health":
      return json(200, { status: "ok" })
    case "GET /":
      return page(200, listPage(inbox.find(filter), filter))
    case "GET /api/messages":
      return json(200, inbox.find(filter))
    case "DELETE /api/messages":
      inbox.clear()
      return { status: 204, headers: {}, body: "" }
    case "POST /v3/mail/send":
      return acceptSendGrid(inbox, request.headers.authorization, await readBody(request, LARGEST_BODY))
    default:
      return oneMessage(inbox, request.method ?? "GET", url.pathname)
  }
}

async function oneMessage(inbox: Inbox, method: string, path: string): Promise<Reply> {
  const match = /^(\/api)?\/messages\/([\w-]+)(?:\/(html|source|attachments\/\d+))?$/.exec(path)
  const message = method === "GET" ? inbox.get(match?.[2] ?? "") : undefined
  const isApi = path.startsWith("/api/") || path.startsWith("/v3/")
  if (match === null || message === undefined) {
    return isApi ? json(404, { error: `There is nothing at ${method} ${path}.` }) : page(404, missingPage())
  }
  if (match[1] !== undefined && match[3] === undefined) return json(200, message)
  switch (match[3]) {
    case undefined:
      return page(200, messagePage(message))
    case "html":
      return mailBody(message)
    case "source":
      return { status: 200, headers: { "content-type": "text/plain; charset=utf-8", "x-content-type-options": "nosniff" }, body: inbox.raw(message) }
    default:
      return attachment(inbox, message, Number(match[3].split("/")[1]))
  }
}

/** The mail's own HTML: no scripts, and images from this machine only. */
function mailBody({ html }: Message): Reply {
  const policy = "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data: http://127.0.0.1:* http://localhost:*"
  const headers = { "content-type": "text/html; charset=utf-8", "content-security-policy": policy, "referrer-policy": "no-referrer" }
  return { status: 200, headers, body: `<base target="_blank">${html}` }
}

async function attachment(inbox: Inbox, message: Message, index: number): Promise<Reply> {
  const found = await inbox.attachment(message, index)
  const known = message.attachments[index]
  if (found === undefined || known === undefined) return page(404, missingPage())
  const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(known.name)}`
  const headers = { "content-type": known.type, "content-disposition": disposition, "x-content-type-options": "nosniff" }
  return { status: 200, headers, body: found.content }
}

function json(status: number, body: object): Reply {
  return { status, headers: JSON_TYPE, body: JSON.stringify(body, null, 2) }
}

function page(status: number, body: string): Reply {
  return { status, headers: { ...PAGE_SECURITY, "content-type": "text/html; charset=utf-8" }, body }
}
