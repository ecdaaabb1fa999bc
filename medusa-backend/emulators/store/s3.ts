import { pipeline } from "node:stream/promises"
import type { IncomingMessage, ServerResponse } from "node:http"
import type { Drop } from "./drop"

const BUCKET = "drop"

/**
 * The parts of S3's protocol that a drop needs, path style: PUT, GET and HEAD of an object, ListObjectsV2. Metadata is kept beside the object.
 * Whoever calls must name the access key; signatures are not verified: nothing but this machine can call.
 * @returns whether it was a request for the drop
 */
export async function answerS3(request: IncomingMessage, response: ServerResponse, url: URL, drop: Drop, accessKey: string, meta: Map<string, Record<string, string>>): Promise<boolean> {
  if (url.pathname !== `/${BUCKET}` && !url.pathname.startsWith(`/${BUCKET}/`)) return false
  if (!request.headers.authorization?.includes(`Credential=${accessKey}/`)) { refuse(response, 403, "InvalidAccessKeyId"); return true }
  const key = decodeURIComponent(url.pathname.slice(BUCKET.length + 2))
  if (request.method === "GET" && key === "") { await list(response, url.searchParams.get("prefix") ?? "", drop); return true }
  if (request.method === "PUT") { await put(request, response, key, drop, meta); return true }
  const found = await drop.stat(key)
  if (!found || found.isFolder) { refuse(response, 404, "NoSuchKey", request.method === "HEAD"); return true }
  const own = Object.fromEntries(Object.entries(meta.get(key) ?? {}).map(([name, value]) => [`x-amz-meta-${name}`, value]))
  response.writeHead(200, { ...own, "content-length": found.size, "last-modified": found.mtime.toUTCString(), etag: `"${found.size}"` })
  if (request.method === "HEAD") response.end()
  else await pipeline(drop.read(key), response)
  return true
}

async function put(request: IncomingMessage, response: ServerResponse, key: string, drop: Drop, meta: Map<string, Record<string, string>>): Promise<void> {
  const part = `${key}.part`
  await pipeline(request, await drop.write(part))
  const expected = Number(request.headers["content-length"] ?? -1)
  const size = (await drop.stat(part))?.size
  if (expected >= 0 && size !== expected) { await drop.remove(part); refuse(response, 400, "IncompleteBody"); return }
  meta.set(key, Object.fromEntries(Object.entries(request.headers).flatMap(([name, value]) => (name.startsWith("x-amz-meta-") ? [[name.slice(11), String(value)]] : []))))
  await drop.rename(part, key)
  response.writeHead(200, { etag: `"${size}"` }).end()
}

async function list(response: ServerResponse, prefix: string, drop: Drop): Promise<void> {
  const keys = (await drop.below("")).filter((key) => key.startsWith(prefix))
  const rows = await Promise.all(keys.map(async (key) => {
    const found = await drop.stat(key)
    return `<Contents><Key>${escaped(key)}</Key><LastModified>${(found?.mtime ?? new Date(0)).toISOString()}</LastModified><Size>${found?.size ?? 0}</Size></Contents>`
  }))
  response.writeHead(200, { "content-type": "application/xml" }).end(`<?xml version="1.0" encoding="UTF-8"?><ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>${BUCKET}</Name><Prefix>${escaped(prefix)}</Prefix><KeyCount>${rows.length}</KeyCount><MaxKeys>1000</MaxKeys><IsTruncated>false</IsTruncated>${rows.join("")}</ListBucketResult>`)
}

const escaped = (text: string): string => text.replace(/[&<>]/g, (char) => `&#${char.charCodeAt(0)};`)

function refuse(response: ServerResponse, status: number, code: string, bare = false): void {
  response.writeHead(status, { "content-type": "application/xml" }).end(bare ? undefined : `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`)
}
