import { forward } from "@/features/dashboard/bridge"

/** A distributor's file as the body. */
export const POST = (request: Request): Promise<Response> =>
  forward(request, `/sellers/royalty-statement-files${new URL(request.url).search}`, { take: ["content-type", "content-length"], give: [] })
