import { AsyncLocalStorage } from "node:async_hooks"
import { mkdirSync } from "node:fs"
import type { IncomingMessage, ServerResponse } from "node:http"
import { join } from "node:path"
import { FileStore } from "@tus/file-store"
import { Metadata, Server, type Upload } from "@tus/server"
import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError, Modules } from "@medusajs/framework/utils"
import { sha256Schema } from "@max-booster/api-contract"
import { ok, refuse, type Result } from "@max-booster/kernel"
import { notFound, openProject, studioOf } from "./caller"
import { headersOf } from "./import-headers"
import { importProject, type ImportedProject } from "./import-project"

type Caller = { container: MedusaContainer; customerId: string }

const MAX_BYTES = 2 * 1024 ** 3
const DAY = 24 * 3_600_000
const caller = new AsyncLocalStorage<Caller>()
let instance: { server: Server; store: FileStore } | undefined

/**
 * Takes one request of a resumable upload (tus 1.0) of a project's file. The metadata names `project_id`, `sha256`, `filename` and `filetype`;
 * the finishing PATCH is refused with 422 when the bytes are not what the hash says. With `kind: project` it is a whole exported project or a
 * DAWproject; the answer names the one that was made of it in `X-Project-Id`, and in `X-Left-Out` what of the file is not in it.
 * @throws {MedusaError} not_found — an upload or project of somebody else · not_allowed — a viewer · invalid_data — metadata are missing
 */
export async function receiveBinary(container: MedusaContainer, customerId: string, uploadId: string | undefined, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const { server, store } = open()
  if (uploadId) {
    const upload = await store.getUpload(uploadId).catch(() => undefined)
    if (upload?.metadata?.["customer_id"] !== customerId) throw notFound("This upload does not exist. It was finished, given up, or has expired: start it again.")
    if (req.method === "HEAD" && upload.offset === upload.size) {
      const taken = await takeIn({ container, customerId }, upload)
      if (taken.ok) for (const [name, value] of Object.entries(headersOf(taken.value))) res.setHeader(name, value)
    }
  }
  if (req.method === "POST") await checkPurpose({ container, customerId }, req.headers["upload-metadata"])
  await caller.run({ container, customerId }, () => server.handle(req, res))
}

function open(): { server: Server; store: FileStore } {
  if (instance) return instance
  const directory = join(process.env["UPLOADS_DIR"] ?? join(process.env["FILES_DIR"] ?? ".", "uploads"), "studio")
  mkdirSync(directory, { recursive: true })
  const store = new FileStore({ directory, expirationPeriodInMilliseconds: 2 * DAY })
  const server = new Server({
    path: "/store/studio/uploads", datastore: store, maxSize: MAX_BYTES, relativeLocation: true,
    onUploadCreate: (_req, upload) => Promise.resolve({ metadata: { ...upload.metadata, customer_id: caller.getStore()?.customerId ?? "" } }),
    onUploadFinish: async (_req, upload) => {
      const here = caller.getStore()
      if (!here) return {}
      const taken = await takeIn(here, upload)
      if (!taken.ok) {
        await store.remove(upload.id)
        throw Object.assign(new Error(taken.error.code), { status_code: 422, body: taken.error.message })
      }
      return { headers: headersOf(taken.value) }
    },
  })
  setInterval(() => { store.deleteExpired().catch(() => undefined) }, DAY / 24).unref()
  instance = { server, store }
  return instance
}

/** Looks at the start for what the end will need: nobody sends two gigabytes for nothing. */
async function checkPurpose({ container, customerId }: Caller, header: string | string[] | undefined): Promise<void> {
  const { kind, project_id, sha256 } = metadataOf(header)
  if (kind === "project") return
  if (!project_id || !sha256Schema.safeParse(sha256).success) throw new MedusaError(MedusaError.Types.INVALID_DATA, "Upload-Metadata needs a project_id and the sha256 of the file, in small hexadecimal letters.", "metadata")
  await openProject(container, customerId, project_id, "edit")
}

function metadataOf(header: string | string[] | undefined): Record<string, string | null> {
  try {
    return Metadata.parse(String(header ?? "") || undefined)
  } catch {
    return {} // the server refuses it in its own words
  }
}

/** Gives a finished upload to its project, or makes the project that it is; again changes nothing. @returns the project, or why it is refused */
async function takeIn({ container, customerId }: Caller, upload: Upload): Promise<Result<ImportedProject>> {
  const { kind, project_id, sha256, filename, filetype } = upload.metadata ?? {}
  const path = join(open().store.directory, upload.id)
  const inTurn = <T>(work: () => Promise<T>) => container.resolve(Modules.LOCKING).execute(`studio-upload:${upload.id}`, work, { timeout: 120 })
  if (kind === "project") return inTurn(() => importProject(container, customerId, { id: upload.id, path, filename: filename ?? "" }))
  const { id } = await openProject(container, customerId, project_id ?? "", "edit")
  const isRight = await inTurn(() => studioOf(container).binaries.take(id, { path, hash: sha256 ?? "", name: (filename || "Untitled").replace(/[\p{Cc}/\\]/gu, "").slice(0, 255), mime_type: mimeOf(filetype) }))
  return isRight ? ok({ id, left: [] }) : refuse("hash", "This file did not arrive as its SHA-256 says. Send it again.")
}

/** What a browser may be told a file is: sound, and nothing that it would run. */
const mimeOf = (type: string | null | undefined) => (/^audio\/[\w.+-]{1,60}$/.test(type ?? "") ? String(type) : "application/octet-stream")
