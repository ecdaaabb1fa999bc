import { forward } from "@/features/dashboard/bridge"

const TAKE = ["tus-resumable", "upload-length", "upload-metadata", "upload-offset", "upload-checksum", "content-type", "content-length"]
const GIVE = ["tus-resumable", "tus-version", "tus-extension", "tus-max-size", "upload-offset", "upload-length", "upload-metadata", "upload-expires", "x-recording-id", "cache-control"]
const HERE = "/api/uploads"

type Context = { params: Promise<{ path?: string[] }> }

/** tus through this origin: the same protocol, with the producer's token added and the address of the upload rewritten. */
async function relay(request: Request, { params }: Context): Promise<Response> {
  const { path = [] } = await params
  const [id, ...rest] = path
  if (rest.length > 0) return Response.json({ message: "There is no such upload." }, { status: 404 })
  const answer = await forward(request, `/sellers/uploads${id ? `/${encodeURIComponent(id)}` : ""}`, { take: TAKE, give: [...GIVE, "location"] })
  const location = answer.headers.get("location")
  if (location) answer.headers.set("location", `${HERE}/${location.split("/").at(-1) ?? ""}`)
  return answer
}

export { relay as POST, relay as PATCH, relay as HEAD, relay as DELETE }
