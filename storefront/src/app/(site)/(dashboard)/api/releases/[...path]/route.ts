import { forward } from "@/features/dashboard/bridge"

/** What the editor of releases calls, below `/sellers`. */
const PLACES = [/^releases\/[\w-]+(\/(artwork|identifiers|readiness|fixes|exports|statuses|look-up|history|paste\/[\w-]+))?$/, /^exports\/[\w-]+\/(cancel|deliveries)$/, /^me\/(identifiers(\/import)?|usable-licenses)$/]

type Context = { params: Promise<{ path: string[] }> }

/** The routes of releases through this origin, with the producer's token added. */
async function relay(request: Request, { params }: Context): Promise<Response> {
  const path = (await params).path.join("/")
  if (!PLACES.some((place) => place.test(path))) return Response.json({ message: "There is no such page." }, { status: 404 })
  return forward(request, `/sellers/${path}`, { take: ["content-type", "content-length"], give: ["cache-control"] })
}

export { relay as GET, relay as POST, relay as DELETE }
