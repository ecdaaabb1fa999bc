import "server-only"
import { backendUrl, publishableKey } from "@/lib/backend"
import { sellerBearer } from "./session"

const ended = () => Response.json({ message: "Your session has ended. Sign in again." }, { status: 401 })
const away = () => Response.json({ message: "The shop cannot be reached right now. Try again in a moment." }, { status: 502 })

/**
 * Hands a browser's request on to the backend as the signed-in producer, or whoever `bearer` is, streaming its body.
 * The browser never sees a token: it stays between this server and the backend.
 */
export async function forward(request: Request, path: string, { take, give, bearer = sellerBearer() }: { take: readonly string[]; give: readonly string[]; bearer?: Promise<string | null | undefined> }): Promise<Response> {
  const token = await bearer
  if (!token) return ended()
  const headers = pick(request.headers, take)
  headers.set("authorization", `Bearer ${token}`)
  headers.set("x-publishable-api-key", publishableKey())
  try {
    const answer = await fetch(`${backendUrl()}${path}`, {
      method: request.method, headers, signal: request.signal, redirect: "manual", cache: "no-store",
      ...(request.body && { body: request.body, duplex: "half" }),
    } as RequestInit)
    return new Response(request.method === "HEAD" || answer.status === 204 ? null : answer.body, { status: answer.status, headers: pick(answer.headers, [...give, "content-type"]) })
  } catch (error) {
    if (request.signal.aborted) return new Response(null, { status: 499 })
    console.error(`${request.method} ${path}: ${(error as Error).message}`)
    return away()
  }
}

function pick(from: Headers, names: readonly string[]): Headers {
  const kept = new Headers()
  for (const name of names) {
    const value = from.get(name)
    if (value !== null) kept.set(name, value)
  }
  return kept
}
