import { licenseLinks } from "@max-booster/api-contract"
import { BackendError, call } from "@/lib/backend"
import { origin } from "@/lib/origin"
import { readSession } from "@/lib/session"

type Context = { params: Promise<{ id: string; kind: string }> }

/** Leads to a fresh signed address of one file of the owner's license; what stands in the way is told on the license's page. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { id, kind } = await params
  const page = `/account/licenses/${encodeURIComponent(id)}`
  const token = await readSession("customer")
  const signIn = `/sign-in?next=${encodeURIComponent(page)}`
  if (!token) return lead(signIn)
  try {
    const { files, copy, bundle } = await call(licenseLinks, { token, params: { id } })
    const file = [...files, copy, bundle].find((each) => each.kind === kind)
    return lead(file?.url ?? `${page}?missing=${encodeURIComponent(kind)}`)
  } catch (error) {
    if (!(error instanceof BackendError)) throw error
    return lead(error.status === 401 ? signIn : `${page}?missing=${encodeURIComponent(kind)}`)
  }
}

const lead = async (to: string) => new Response(null, { status: 303, headers: { location: new URL(to, await origin()).href, "cache-control": "no-store" } })
