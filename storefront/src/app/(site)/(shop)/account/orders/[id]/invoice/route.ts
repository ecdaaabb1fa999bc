import { backendUrl, publishableKey } from "@/lib/backend"
import { origin } from "@/lib/origin"
import { readSession } from "@/lib/session"

type Context = { params: Promise<{ id: string }> }

/** The invoice of the owner's order as PDF; what stands in the way leads back to the order's page. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { id } = await params
  const page = `/account/orders/${encodeURIComponent(id)}`
  const token = await readSession("customer")
  if (!token) return lead(`/sign-in?next=${encodeURIComponent(page)}`)
  const answer = await fetch(`${backendUrl()}/store/purchases/${encodeURIComponent(id)}/invoice`, { headers: { authorization: `Bearer ${token}`, "x-publishable-api-key": publishableKey() }, cache: "no-store" }).catch(() => null)
  if (!answer?.ok) return lead(answer?.status === 401 ? `/sign-in?next=${encodeURIComponent(page)}` : `${page}?missing=invoice`)
  return new Response(answer.body, { headers: { "content-type": "application/pdf", "content-disposition": answer.headers.get("content-disposition") ?? "attachment", "cache-control": "private, no-store" } })
}

const lead = async (to: string) => new Response(null, { status: 303, headers: { location: new URL(to, await origin()).href, "cache-control": "no-store" } })
