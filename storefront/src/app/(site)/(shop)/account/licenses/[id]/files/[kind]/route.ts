import { licenseLinks } from "@max-booster/api-contract"
import { BackendError, call } from "@/lib/backend"
import { origin } from "@/lib/origin"
import { readSession } from "@/lib/session"

type Context = { params: Promise<{ id: string; kind: string }> }

/** Leads to a fresh signed address of one file of the owner's license. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { id, kind } = await params
  const token = await readSession("customer")
  if (!token) return Response.redirect(`${await origin()}/sign-in?next=${encodeURIComponent(`/account/licenses/${id}`)}`, 303)
  try {
    const { files } = await call(licenseLinks, { token, params: { id } })
    const file = files.find((each) => each.kind === kind)
    return file ? Response.redirect(file.url, 303) : new Response("This license does not deliver that file.", { status: 404 })
  } catch (error) {
    if (error instanceof BackendError) return new Response(error.message, { status: error.status || 502 })
    throw error
  }
}
