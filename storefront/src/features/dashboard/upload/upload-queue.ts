import { DetailedError, Upload, type PreviousUpload } from "tus-js-client"
import { isZip, refusalOf, refusalOfZip } from "./accepted"
import { nextPace, startPace, type Pace } from "./pace"

/** One file on its way to the backend. */
export type UploadItem = {
  readonly id: string
  readonly name: string
  readonly size: number
  readonly sent: number
  readonly pace: Pace
  /** The recording whose stems these are; null for a file that becomes a recording. */
  readonly stemsOf: string | null
} & (
  | { readonly state: "waiting" | "sending" | "retrying" | "paused" }
  | { readonly state: "done"; readonly recordingId: string }
  | { readonly state: "failed"; readonly reason: string; /** Whether the same file may go on. */ readonly again: boolean }
)

/** An upload that an earlier page left unfinished: the same file, chosen again, goes on where it stopped. */
export type Interrupted = { readonly key: string; readonly name: string; readonly size: number | null; readonly since: string; readonly url: string | null }

type Snapshot = { readonly items: readonly UploadItem[]; readonly interrupted: readonly Interrupted[] }

/** Same origin: the route handler there adds the producer's token, which scripts never see. */
const ENDPOINT = "/api/uploads"
const CHUNK_BYTES = 5 * 1_024 * 1_024
const RETRY_MS = [0, 1_000, 3_000, 5_000, 10_000, 20_000]
/** A browser opens six connections to a site; pages need some of them while long files go. */
const AT_ONCE = 2

/** Whether bytes of an upload go, or are tried. */
export const isGoing = ({ state }: UploadItem): boolean => state === "sending" || state === "retrying"

/**
 * The uploads of this browser tab. Lives outside of React, so that uploads go on while pages change;
 * after a reload the browser has lost the files, and the queue offers what was interrupted.
 */
export class UploadQueue {
  #snapshot: Snapshot = { items: [], interrupted: [] }
  readonly #uploads = new Map<string, Upload>()
  /** Files that wait for their turn, first come first. */
  readonly #waiting = new Map<string, File>()
  readonly #listeners = new Set<() => void>()
  /** Called with each finished recording's id. */
  onDone: (recordingId: string) => void = () => undefined

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => { this.#listeners.delete(listener) }
  }

  read = (): Snapshot => this.#snapshot

  /** Whether leaving the page would break an upload off. */
  get isBusy(): boolean {
    return this.#snapshot.items.some((item) => item.state === "waiting" || isGoing(item))
  }

  /** Reads from the browser's storage what earlier pages left unfinished. */
  async lookForInterrupted(): Promise<void> {
    const found = await storage().findAllUploads()
    const running = new Set([...this.#uploads.values()].map(({ url }) => url))
    // Stems go on from their beat's page, where the same zip is chosen again.
    this.#set({ interrupted: found.filter(({ uploadUrl, metadata }) => uploadUrl && !running.has(uploadUrl) && metadata["kind"] !== "stems").map(toInterrupted) })
  }

  /** Gives an interrupted upload up: here and at the backend. */
  async forget({ key, url }: Interrupted): Promise<void> {
    await storage().removeUpload(key)
    this.#set({ interrupted: this.#snapshot.interrupted.filter((each) => each.key !== key) })
    if (url) await Upload.terminate(url, { retryDelays: null }).catch(() => undefined) // gone already: the backend clears what nobody goes on with
  }

  /** Takes files in: each begins when its turn comes, or goes on where it was interrupted. */
  add(files: readonly File[]): void {
    for (const file of files) this.#take(file, null, refusalOf(file))
    this.#next()
  }

  /** Takes stems in for a recording: one zip of all of them, or single files; in the place of those that did not get there. */
  addStems(recordingId: string, files: readonly File[]): void {
    for (const { id, stemsOf, state } of this.#snapshot.items) if (stemsOf === recordingId && (state === "failed" || state === "done")) this.dismiss(id)
    for (const file of files) this.#take(file, recordingId, isZip(file) ? refusalOfZip(file) : refusalOf(file))
    this.#next()
  }

  #take(file: File, stemsOf: string | null, refusal: string | null): void {
    const item = { id: crypto.randomUUID(), name: file.name, size: file.size, sent: 0, pace: startPace(performance.now(), 0), stemsOf }
    this.#set({ items: [...this.#snapshot.items, refusal ? { ...item, state: "failed", reason: refusal, again: false } : { ...item, state: "waiting" }] })
    if (!refusal) this.#waiting.set(item.id, file)
  }

  /** Stops sending; what was sent stays. */
  async pause(id: string): Promise<void> {
    this.#change(id, (item) => ({ ...item, state: "paused" }))
    await this.#uploads.get(id)?.abort(false)
    this.#next()
  }

  /** Goes on with a paused or failed upload. */
  resume(id: string): void {
    const upload = this.#uploads.get(id)
    if (!upload) return
    this.#change(id, (item) => ({ ...item, state: "sending", pace: startPace(performance.now(), item.sent) }))
    upload.start()
  }

  /** Goes on with what a lost connection stopped; for the moment at which the browser is online again. */
  async goOn(): Promise<void> {
    const stopped = this.#snapshot.items.filter((item) => item.state === "retrying" || (item.state === "failed" && item.again))
    for (const { id } of stopped) {
      await this.#uploads.get(id)?.abort(false) // ends the pause before the next try
      this.resume(id)
    }
  }

  /** Gives an upload up and removes what was sent. */
  async cancel(id: string): Promise<void> {
    const upload = this.#uploads.get(id)
    this.dismiss(id)
    await upload?.abort(true).catch(() => undefined) // the backend clears what nobody goes on with
  }

  /** Takes a line off the list. */
  dismiss(id: string): void {
    this.#uploads.delete(id)
    this.#waiting.delete(id)
    this.#set({ items: this.#snapshot.items.filter((item) => item.id !== id) })
    this.#next()
  }

  /** Begins what waits, as long as there is room. */
  #next(): void {
    const room = AT_ONCE - this.#snapshot.items.filter(isGoing).length
    for (const [id, file] of [...this.#waiting].slice(0, Math.max(0, room))) {
      this.#waiting.delete(id)
      this.#change(id, (item) => ({ ...item, state: "sending" }))
      void this.#begin(id, file)
    }
  }

  async #begin(id: string, file: File): Promise<void> {
    const stemsOf = this.#snapshot.items.find((item) => item.id === id)?.stemsOf ?? null
    const upload = new Upload(file, {
      endpoint: ENDPOINT, chunkSize: CHUNK_BYTES, retryDelays: RETRY_MS, removeFingerprintOnSuccess: true,
      metadata: { filename: file.name, filetype: file.type || "application/octet-stream", ...(stemsOf && { kind: isZip(file) ? "stems" : "stem", recording_id: stemsOf }) },
      // One zip may be sent for two beats: each is an upload of its own.
      ...(stemsOf && { fingerprint: () => Promise.resolve(["stems", stemsOf, file.name, file.size, file.lastModified].join("-")) }),
      onShouldRetry: ({ originalResponse }) => this.#isWorthATry(id, originalResponse?.getStatus() ?? 0),
      onProgress: (sent) => { this.#change(id, (item) => (item.state === "paused" ? item : { ...item, state: "sending", sent, pace: item.sent === 0 && sent > CHUNK_BYTES ? startPace(performance.now(), sent) : nextPace(item.pace, performance.now(), sent) })) },
      onError: (error) => {
        this.#change(id, (item) => ({ ...item, state: "failed", ...problemOf(error) }))
        this.#next()
      },
      onSuccess: ({ lastResponse }) => { this.#finish(id, lastResponse.getHeader("X-Recording-Id")) },
    })
    this.#uploads.set(id, upload)
    const previous = newest(await upload.findPreviousUploads())
    if (!this.#uploads.has(id) || !this.#snapshot.items.some((item) => item.id === id && isGoing(item))) return // canceled or paused meanwhile
    if (previous) {
      upload.resumeFromPreviousUpload(previous)
      this.#set({ interrupted: this.#snapshot.interrupted.filter(({ key }) => key !== previous.urlStorageKey) })
    }
    upload.start()
  }

  #isWorthATry(id: string, status: number): boolean {
    const isWorthIt = isPassing(status)
    if (isWorthIt) this.#change(id, (item) => (isGoing(item) ? { ...item, state: "retrying", pace: startPace(performance.now(), item.sent) } : item))
    return isWorthIt
  }

  #finish(id: string, recordingId: string | undefined): void {
    if (!recordingId) {
      this.#change(id, (item) => ({ ...item, state: "failed", reason: "The file arrived, but the shop did not say which recording it became. Look at the list of beats; if it is not there, upload it again.", again: false }))
      this.#next()
      return
    }
    this.#change(id, (item) => ({ ...item, sent: item.size, state: "done", recordingId }))
    this.#uploads.delete(id)
    this.#next()
    this.onDone(recordingId)
  }

  #change(id: string, change: (item: UploadItem) => UploadItem): void {
    this.#set({ items: this.#snapshot.items.map((item) => (item.id === id ? change(item) : item)) })
  }

  #set(part: Partial<Snapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...part }
    for (const listener of this.#listeners) listener()
  }
}

/** The browser's storage of unfinished uploads, as the library keeps it. */
const storage = () => {
  const { urlStorage } = new Upload(new Blob(), {}).options
  if (!urlStorage) throw new Error("This browser keeps no uploads")
  return urlStorage
}

const newest = (uploads: PreviousUpload[]) => uploads.sort((a, b) => b.creationTime.localeCompare(a.creationTime))[0]

const toInterrupted = ({ urlStorageKey, metadata, size, creationTime, uploadUrl }: PreviousUpload): Interrupted => ({
  key: urlStorageKey, name: metadata["filename"] ?? "a file", size, since: creationTime, url: uploadUrl,
})

/** Whether a refusal may pass by itself: no answer, a lock, too many requests, or the server's trouble. */
const isPassing = (status: number) => status === 0 || status === 409 || status === 423 || status === 429 || status >= 500

function problemOf(error: Error | DetailedError): { reason: string; again: boolean } {
  const response = error instanceof DetailedError ? error.originalResponse : null
  const status = response?.getStatus() ?? 0
  if (status === 401) return { reason: "Your session has ended. Sign in again; the upload goes on where it stopped.", again: true }
  if (status === 0) return { reason: "The connection broke off. It goes on by itself when you are online again; nothing that was sent is lost.", again: true }
  if (isPassing(status)) return { reason: "The shop could not take the file just now. Try again in a minute; nothing that was sent is lost.", again: true }
  return { reason: messageIn(response?.getBody() ?? "") ?? `The shop refused the file (${status}).`, again: false }
}

function messageIn(body: string): string | null {
  try {
    const answer = JSON.parse(body) as { message?: unknown }
    return typeof answer.message === "string" ? answer.message : null
  } catch {
    return body.length > 0 && body.length < 200 ? body.trim() : null
  }
}
