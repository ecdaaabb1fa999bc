import { forward } from "@/features/dashboard/bridge"
import { readSession } from "@/lib/session"

/** A sound of the project. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string; hash: string }> }): Promise<Response> {
  const { id, hash } = await params
  return forward(request, `/store/studio/projects/${encodeURIComponent(id)}/binaries/${encodeURIComponent(hash)}`, {
    take: ["range", "if-none-match"], give: ["content-length", "content-range", "accept-ranges", "etag", "cache-control"], bearer: readSession("customer"),
  })
}
