import { forward } from "@/features/dashboard/bridge"

/** The cover of a recording: an image as the body. */
export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params
  return forward(request, `/sellers/recordings/${encodeURIComponent(id)}/artwork`, { take: ["content-type", "content-length"], give: [] })
}
