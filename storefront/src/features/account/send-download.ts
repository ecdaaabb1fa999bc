import "server-only"
import { backendUrl, publishableKey } from "@/lib/backend"
import { origin } from "@/lib/origin"
import { readSession } from "@/lib/session"

/** Hands a file of the signed-in person on from the backend. Whoever is not signed in does that first; when the file does not come, `instead` is shown. */
export async function sendDownload(path: string, { page, instead }: { page: string; instead: string }): Promise<Response> {
  const signIn = `/sign-in?next=${encodeURIComponent(page)}`
  const token = await readSession("customer")
  if (!token) return lead(signIn)
  const answer = await fetch(`${backendUrl()}${path}`, { headers: { authorization: `Bearer ${token}`, "x-publishable-api-key": publishableKey() }, cache: "no-store" }).catch(() => null)
  if (!answer?.ok) return lead(answer?.status === 401 ? signIn : instead)
  const kept = ["content-type", "content-disposition"].flatMap((name) => { const value = answer.headers.get(name); return value === null ? [] : [[name, value] as const] })
  return new Response(answer.body, { headers: { ...Object.fromEntries(kept), "cache-control": "private, no-store" } })
}

const lead = async (to: string) => new Response(null, { status: 303, headers: { location: new URL(to, await origin()).href, "cache-control": "no-store" } })
