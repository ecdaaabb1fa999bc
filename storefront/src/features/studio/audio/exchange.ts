import { Upload } from "tus-js-client"
import { z } from "zod"
import type { Library } from "./library"

const missingSchema = z.object({ missing: z.array(z.string()) })
const CHUNK_BYTES = 5 * 1_024 * 1_024
const RETRY_MS = [0, 1_000, 3_000, 10_000]
const AT_ONCE = 500
/** What was not at the shop may be on its way there. */
const AGAIN_MS = 3_000

/** Who waits for a sending: hears how many bytes of a sound are there, and may call it off. */
export type Watch = { signal?: AbortSignal; progress?(hash: string, bytes: number): void }

/** Sends sounds of a project to the shop, and fetches those that others brought. */
export class Exchange {
  private readonly sent = new Set<string>()
  private readonly notBefore = new Map<string, number>()
  private sending: Promise<unknown> = Promise.resolve()

  constructor(private readonly projectId: string, private readonly library: Library) {}

  /** Fetches a sound that is not on this device; one that was not to be had is asked for again after a while. @returns whether it is here now */
  async fetch(hash: string, name: string): Promise<boolean> {
    if (performance.now() < (this.notBefore.get(hash) ?? 0)) return false
    this.notBefore.set(hash, performance.now() + AGAIN_MS)
    const answer = await fetch(`/api/studio/projects/${encodeURIComponent(this.projectId)}/files/${hash}`)
    if (!answer.ok) return false
    const sound = await this.library.add(new File([await answer.blob()], name), FALLBACK_RATE)
    return sound.hash === hash
  }

  /** Sends what the shop does not have yet; those that are on their way are not sent twice. @throws {Error} the network, in words; the signal's reason */
  send(hashes: readonly string[], watch: Watch = {}): Promise<void> {
    const work = this.sending.catch(() => undefined).then(async () => {
      const wanted = hashes.filter((hash) => !this.sent.has(hash))
      for (let at = 0; at < wanted.length; at += AT_ONCE) {
        const batch = wanted.slice(at, at + AT_ONCE)
        const missing = new Set(await this.missing(batch, watch.signal))
        for (const hash of batch) {
          watch.signal?.throwIfAborted()
          if (missing.has(hash)) await this.sendOne(hash, watch)
          this.sent.add(hash)
        }
      }
    })
    this.sending = work
    return work
  }

  private async missing(hashes: readonly string[], signal?: AbortSignal): Promise<string[]> {
    const answer = await fetch(`/api/studio/projects/${encodeURIComponent(this.projectId)}/missing`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ hashes }), ...(signal && { signal }) })
    if (!answer.ok) throw new Error(`The shop answered ${answer.status}`)
    return missingSchema.parse(await answer.json()).missing
  }

  private async sendOne(hash: string, { signal, progress }: Watch): Promise<void> {
    const file = await this.library.original(hash)
    if (!file) return // another device has it, and sends it
    await new Promise<void>((resolve, reject) => {
      const upload = new Upload(file, {
        endpoint: "/api/studio/uploads", chunkSize: CHUNK_BYTES, retryDelays: RETRY_MS, removeFingerprintOnSuccess: true,
        metadata: { project_id: this.projectId, sha256: hash, filename: file.name, filetype: file.type || "application/octet-stream" },
        onProgress: (bytes) => { progress?.(hash, bytes) }, onSuccess: () => { resolve() }, onError: reject,
      })
      signal?.addEventListener("abort", () => { void upload.abort().finally(() => { reject(signal.reason as Error) }) }, { once: true })
      upload.start()
    })
  }
}

/** Sounds that are not WAV are decoded at this rate where nothing else is known, Hz. */
const FALLBACK_RATE = 48_000
