import { StripeError } from "./errors"
import { parseForm, type FormTree } from "./form"

/**
 * Parses an upload (`multipart/form-data`). A file becomes `{ filename, type, data }` with its bytes in base64.
 * @throws {StripeError} 400, it is not such a body
 */
export function parseMultipart(body: Buffer, contentType: string): FormTree {
  const boundary = /boundary="?([^";]+)"?/.exec(contentType)?.[1]
  if (boundary === undefined) throw broken()
  const fields = new URLSearchParams()
  for (const part of partsOf(body, boundary)) {
    const name = /\bname="([^"]*)"/.exec(part.head)?.[1]
    if (name === undefined) throw broken()
    const filename = /\bfilename="([^"]*)"/.exec(part.head)?.[1]
    if (filename === undefined) {
      fields.append(name, part.content.toString("utf8"))
      continue
    }
    fields.append(`${name}[filename]`, filename)
    fields.append(`${name}[type]`, /content-type: *([^\r\n;]+)/i.exec(part.head)?.[1] ?? "application/octet-stream")
    fields.append(`${name}[data]`, part.content.toString("base64"))
  }
  return parseForm(fields.toString())
}

function partsOf(body: Buffer, boundary: string): { head: string; content: Buffer }[] {
  const parts: { head: string; content: Buffer }[] = []
  const mark = Buffer.from(`--${boundary}`)
  for (let start = body.indexOf(mark); start !== -1; ) {
    const end = body.indexOf(mark, start + mark.length)
    if (end === -1) return parts
    const part = body.subarray(start + mark.length + 2, end - 2)
    const split = part.indexOf("\r\n\r\n")
    if (split === -1) throw broken()
    parts.push({ head: part.subarray(0, split).toString("utf8"), content: part.subarray(split + 4) })
    start = end
  }
  throw broken()
}

function broken(): StripeError {
  return new StripeError(400, { type: "invalid_request_error", message: "Invalid multipart body: send the file as multipart/form-data." })
}
