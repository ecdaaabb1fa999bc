import { forward } from "@/features/dashboard/bridge"

/** The picture of a shop: an image as the body. */
export const POST = (request: Request): Promise<Response> => forward(request, "/sellers/me/avatar", { take: ["content-type", "content-length"], give: [] })
