import { AsyncLocalStorage } from "node:async_hooks"
import { mkdirSync } from "node:fs"
import type { IncomingMessage, ServerResponse } from "node:http"
import { join } from "node:path"
import { FileStore } from "@tus/file-store"
import { Metadata, Server, type Upload } from "@tus/server"
import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError, Modules } from "@medusajs/framework/utils"
import { MOST_STEMS, RECORDINGS, type RecordingsService } from "../../modules/recordings"
import { ownRecording } from "./caller"

type Caller = { container: MedusaContainer; sellerId: string }

const MAX_BYTES = 2 * 1024 ** 3
const DAY = 24 * 3_600_000
const PATH = "/sellers/uploads"
const caller = new AsyncLocalStorage<Caller>()
let instance: { server: Server; store: FileStore } | undefined

/**
 * Takes one request of a resumable upload (tus 1.0, https://tus.io/protocols/resumable-upload). The finishing PATCH makes the recording
 * and names it in `X-Recording-Id`; so does HEAD on a finished upload whose last answer was lost. With the metadata `kind: stems` and
 * `recording_id` it makes no recording, but gives that one its stems; with `kind: reference`, a track to master it after.
 * @throws {MedusaError} not_found — an upload or recording of somebody else, or one given up · not_allowed — the recording is not ready for stems
 */
export async function receiveUpload(container: MedusaContainer, sellerId: string, uploadId: string | undefined, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const { server, store } = open()
  if (uploadId) {
    const upload = await store.getUpload(uploadId).catch(() => undefined)
    if (upload?.metadata?.["seller_id"] !== sellerId) throw new MedusaError(MedusaError.Types.NOT_FOUND, "This upload does not exist. It was finished, given up, or has expired: start it again.")
    if (req.method === "HEAD" && upload.size !== undefined && upload.offset === upload.size) {
      res.setHeader("X-Recording-Id", await takeIn({ container, sellerId }, upload))
    }
  }
  if (req.method === "POST") await checkPurpose({ container, sellerId }, req.headers["upload-metadata"])
  await caller.run({ container, sellerId }, () => server.handle(req, res))
}

function open(): { server: Server; store: FileStore } {
  if (instance) return instance
  const directory = process.env["UPLOADS_DIR"] ?? join(process.env["FILES_DIR"] ?? ".", "uploads")
  mkdirSync(directory, { recursive: true })
  const store = new FileStore({ directory, expirationPeriodInMilliseconds: 2 * DAY })
  const server = new Server({
    path: PATH, datastore: store, maxSize: MAX_BYTES, relativeLocation: true,
    onUploadCreate: (_req, upload) => {
      if (!upload.metadata?.["filename"]) return Promise.reject(Object.assign(new Error("filename"), { status_code: 400, body: "Upload-Metadata needs a filename" }))
      return Promise.resolve({ metadata: { ...upload.metadata, seller_id: caller.getStore()?.sellerId ?? "" } })
    },
    onUploadFinish: async (_req, upload) => {
      const here = caller.getStore()
      return here ? { headers: { "X-Recording-Id": await takeIn(here, upload) } } : {}
    },
  })
  setInterval(() => { store.deleteExpired().catch(() => undefined) }, DAY / 24).unref()
  instance = { server, store }
  return instance
}

/** Looks at the start for what the end will need: nobody sends two gigabytes for nothing. */
async function checkPurpose({ container, sellerId }: Caller, header: string | string[] | undefined): Promise<void> {
  const { kind, recording_id } = metadataOf(header)
  if (kind === undefined && recording_id === undefined) return
  if (!["stems", "stem", "reference"].includes(kind ?? "") || !recording_id) throw new MedusaError(MedusaError.Types.INVALID_DATA, "Upload-Metadata needs a kind (stems, stem or reference) with its recording_id.", "metadata")
  const { state } = await ownRecording(container, sellerId, recording_id)
  if (state !== "ready") throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "This recording is not ready yet. Wait for the analysis, then try again.", "not_ready")
}

function metadataOf(header: string | string[] | undefined): Record<string, string | null> {
  try {
    return Metadata.parse(String(header ?? "") || undefined)
  } catch {
    return {} // the server refuses it in its own words
  }
}

/** Makes the recording of a finished upload, or gives one its stems; again changes nothing. A HEAD waits while the last PATCH still stores the file. */
async function takeIn({ container, sellerId }: Caller, upload: Upload): Promise<string> {
  const { kind, recording_id } = upload.metadata ?? {}
  if (kind === "reference" && recording_id) return takeReference({ container, sellerId }, upload, recording_id)
  if (kind === "stem" && recording_id) return takeStem({ container, sellerId }, upload, recording_id)
  if (kind === "stems" && recording_id) return takeStems({ container, sellerId }, upload, recording_id)
  const recording = await container.resolve(Modules.LOCKING).execute(`upload:${upload.id}`, () => container.resolve<RecordingsService>(RECORDINGS).ingest({
    upload_id: upload.id, seller_id: sellerId, path: join(open().store.directory, upload.id),
    original_name: cleanName(upload.metadata?.["filename"] ?? ""), mime_type: "application/octet-stream",
  }), { timeout: 120 })
  return recording.id
}

async function takeStems({ container, sellerId }: Caller, upload: Upload, recordingId: string): Promise<string> {
  const { id } = await ownRecording(container, sellerId, recordingId)
  await container.resolve(Modules.LOCKING).execute(`stems:${id}`, () => container.resolve<RecordingsService>(RECORDINGS).takeStems(id, {
    upload_id: upload.id, begun_at: new Date(upload.creation_date ?? 0), path: join(open().store.directory, upload.id), original_name: cleanName(upload.metadata?.["filename"] ?? ""),
  }), { timeout: 120 })
  return id
}

/** One stem, beside those that are there. @throws {MedusaError} not_allowed — there are too many */
async function takeStem({ container, sellerId }: Caller, upload: Upload, recordingId: string): Promise<string> {
  const { id } = await ownRecording(container, sellerId, recordingId)
  const stem = await container.resolve(Modules.LOCKING).execute(`upload:${upload.id}`, () => container.resolve<RecordingsService>(RECORDINGS).takeStem(id, {
    upload_id: upload.id, path: join(open().store.directory, upload.id), original_name: cleanName(upload.metadata?.["filename"] ?? ""),
  }), { timeout: 120 })
  if (!stem) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, `A recording has at most ${MOST_STEMS} stems. Remove some, or bounce related tracks together.`, "too_many_stems")
  return id
}

/** A track to master a recording after: looked at when it is used, and forgotten after a week. */
async function takeReference({ container, sellerId }: Caller, upload: Upload, recordingId: string): Promise<string> {
  const { id } = await ownRecording(container, sellerId, recordingId)
  await container.resolve(Modules.LOCKING).execute(`upload:${upload.id}`, () => container.resolve<RecordingsService>(RECORDINGS).storeAsset(id, {
    kind: "reference", variant: upload.id, path: join(open().store.directory, upload.id), filename: cleanName(upload.metadata?.["filename"] ?? ""), mime_type: "application/octet-stream",
  }), { timeout: 120 })
  return id
}

/** A file name for people: no folders, no control characters, at most 255 characters. */
const cleanName = (name: string) => (name.split(/[\\/]/).pop() ?? "").replace(/\p{Cc}/gu, "").slice(0, 255) || "Untitled"
