import path from "node:path"
import { z } from "zod"
import { baseUrl } from "../context"
import { invalid, missing } from "../http/errors"
import { expansion, paging, text } from "../http/params"
import { pageOf } from "../http/lists"
import { route } from "../http/routes"
import { newId } from "../ids"
import type { Store } from "../store/store"

const purpose = z.enum(["business_icon", "business_logo", "customer_signature", "dispute_evidence", "identity_document", "additional_verification"])
const create = z.strictObject({
  ...expansion,
  file: z.strictObject({ filename: z.string(), type: z.string(), data: z.string() }),
  purpose,
})
const list = z.strictObject({ ...paging, purpose: text.optional() })

/** Stripe's limits for evidence: 5 MB, and these kinds. https://docs.stripe.com/file-upload */
const EVIDENCE_BYTES = 5 * 1024 * 1024
const EVIDENCE_TYPES = ["pdf", "jpg", "png"]

/** Files, as evidence for disputes: upload, get, list. */
export const fileRoutes = [
  route("POST", "/v1/files", create, (call) => {
    const { file, purpose: why } = call.params
    const bytes = Buffer.from(file.data, "base64")
    const type = typeOf(bytes, file.filename)
    if (bytes.length === 0) throw invalid("The file is empty.", { param: "file" })
    if (why === "dispute_evidence" && !EVIDENCE_TYPES.includes(type)) throw invalid(`File for key file is not one of the supported types (pdf, jpg, png): ${file.filename}`, { param: "file" })
    if (why === "dispute_evidence" && bytes.length > EVIDENCE_BYTES) throw invalid(`File for key file exceeds the maximum of ${EVIDENCE_BYTES} bytes.`, { param: "file" })
    const id = newId("file")
    const shown = {
      id,
      object: "file" as const,
      created: call.now,
      expires_at: null,
      filename: file.filename,
      links: { object: "list" as const, data: [], has_more: false, url: `/v1/file_links?file=${id}` },
      purpose: why,
      size: bytes.length,
      title: null,
      type,
      url: `${baseUrl(call.settings)}/v1/files/${id}/contents`,
    }
    return call.store.put("file", call.owner, { id, shown, base64: file.data }).shown
  }),
  route("GET", "/v1/files/:id", z.strictObject(expansion), (call) => {
    const found = call.store.get("file", call.path.id ?? "", call.owner)
    if (found === undefined) throw missing("file", call.path.id ?? "")
    return found.shown
  }),
  route("GET", "/v1/files", list, (call) => {
    const files = call.store.list("file", call.owner).map(({ shown }) => shown)
    return pageOf(files.filter((one) => call.params.purpose === undefined || one.purpose === call.params.purpose), "/v1/files", call.params)
  }),
]

/** What a file is, by its first bytes; else by its name. */
function typeOf(bytes: Buffer, filename: string): string {
  if (bytes.subarray(0, 5).toString("latin1") === "%PDF-") return "pdf"
  if (bytes.subarray(0, 4).toString("hex") === "89504e47") return "png"
  if (bytes.subarray(0, 3).toString("hex") === "ffd8ff") return "jpg"
  const extension = path.extname(filename).slice(1).toLowerCase()
  return EVIDENCE_TYPES.includes(extension) ? "unknown" : extension || "unknown"
}

const MEDIA_TYPES: Record<string, string> = { pdf: "application/pdf", jpg: "image/jpeg", png: "image/png" }

/** The bytes of a file, at its `url`. The address holds an id that nobody can guess; Stripe asks for the key as well. */
export function fileAt(store: Store, method: string, address: string): { type: string; bytes: Buffer } | undefined {
  const id = method === "GET" ? /^\/v1\/files\/([^/]+)\/contents$/.exec(address)?.[1] : undefined
  const file = id === undefined ? undefined : store.get("file", id)
  return file && { type: MEDIA_TYPES[file.shown.type ?? ""] ?? "application/octet-stream", bytes: Buffer.from(file.base64, "base64") }
}
