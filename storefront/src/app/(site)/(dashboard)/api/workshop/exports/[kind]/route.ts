import { forward } from "@/features/dashboard/bridge"

type Context = { params: Promise<{ kind: string }> }

/** Sales or ledger entries of a span as CSV, with the producer's own token. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { kind } = await params
  return forward(request, `/sellers/me/exports/${encodeURIComponent(kind)}${new URL(request.url).search}`, { take: [], give: ["content-disposition", "cache-control"] })
}
