import { forward } from "@/features/dashboard/bridge"

/** A recorded voice tag: a sound as the body. */
export const POST = (request: Request): Promise<Response> =>
  forward(request, `/sellers/me/voice-tag/sound${new URL(request.url).search}`, { take: ["content-type", "content-length"], give: [] })
