import { forward } from "@/features/dashboard/bridge"

type Context = { params: Promise<{ month: string; kind: string }> }

/** A month's statement as CSV or PDF, with the producer's own token. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { month, kind } = await params
  return forward(request, `/sellers/me/statements/${encodeURIComponent(month)}/${encodeURIComponent(kind)}${new URL(request.url).search}`, { take: [], give: ["content-disposition", "cache-control"] })
}
