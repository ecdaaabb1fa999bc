import { forward } from "@/features/dashboard/bridge"

/** How a video will look. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return forward(request, `/sellers/recordings/${encodeURIComponent((await params).id)}/video-still${new URL(request.url).search}`, { take: [], give: ["cache-control"] })
}
