import { forward } from "@/features/dashboard/bridge"
import { readSession } from "@/lib/session"

const TAKE = ["tus-resumable", "upload-length", "upload-metadata", "upload-offset", "upload-checksum", "content-type", "content-length"]
const GIVE = ["tus-resumable", "tus-version", "tus-extension", "tus-max-size", "upload-offset", "upload-length", "upload-metadata", "upload-expires", "x-project-id", "x-left-out", "cache-control"]

type Context = { params: Promise<{ path?: string[] }> }

/** tus of the studio's files through this origin, with the person's token added. */
async function relay(request: Request, { params }: Context): Promise<Response> {
  const { path = [] } = await params
  const [id, ...rest] = path
  if (rest.length > 0) return Response.json({ message: "There is no such upload." }, { status: 404 })
  const answer = await forward(request, `/store/studio/uploads${id ? `/${encodeURIComponent(id)}` : ""}`, { take: TAKE, give: [...GIVE, "location"], bearer: readSession("customer") })
  const location = answer.headers.get("location")
  if (location) answer.headers.set("location", `/api/studio/uploads/${location.split("/").at(-1) ?? ""}`)
  return answer
}

export { relay as POST, relay as PATCH, relay as HEAD, relay as DELETE }
