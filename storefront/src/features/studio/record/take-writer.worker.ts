import { Sha256 } from "../audio/sha256"
import { framesIn, HEADER_BYTES, wavHead, type TakeMeta } from "./take-file"

/** What the page tells the writer. */
export type ToWriter = { kind: "open"; meta: TakeMeta; isNew: boolean } | { kind: "meta"; meta: TakeMeta } | { kind: "block"; samples: Float32Array<ArrayBuffer> } | { kind: "close" }
/** What the writer answers. */
export type FromWriter = { kind: "opened" } | { kind: "closed"; frames: number; /** SHA-256 of the finished file, hex. */ hash: string } | { kind: "failed"; name: string; message: string }

/** Only workers have these, and the page's types do not name them. */
type SyncHandle = { read(into: Uint8Array, options: { at: number }): number; write(bytes: BufferSource, options: { at: number }): number; truncate(size: number): void; getSize(): number; flush(): void; close(): void }
type SyncFile = FileSystemFileHandle & { createSyncAccessHandle(): Promise<SyncHandle> }

/** How often what was written is pressed onto the disk, ms: as much as a power cut may take. */
const FLUSH_MS = 1_000

let file: SyncHandle | undefined
let meta: TakeMeta | undefined
let end = HEADER_BYTES
let flushed = 0
let hasFailed = false
/** Messages are worked off one after another, also across what must be waited for. */
let last: Promise<void> = Promise.resolve()

const answer = (message: FromWriter) => { postMessage(message) }
const open = async (name: string) => {
  const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle("studio-takes", { create: true })
  return ((await folder.getFileHandle(name, { create: true })) as SyncFile).createSyncAccessHandle()
}

async function note(next: TakeMeta): Promise<void> {
  meta = next
  const handle = await open(`${next.id}.json`)
  try {
    const bytes = new TextEncoder().encode(JSON.stringify(next))
    handle.write(bytes, { at: 0 })
    handle.truncate(bytes.length)
    handle.flush()
  } finally {
    handle.close()
  }
}

function write(handle: SyncHandle, samples: Float32Array<ArrayBuffer>): void {
  if (hasFailed) return
  const written = handle.write(samples, { at: end })
  if (written < samples.byteLength) throw new DOMException("The disk took only a part", "QuotaExceededError")
  end += written
  if (performance.now() - flushed < FLUSH_MS) return
  handle.flush()
  flushed = performance.now()
}

/** A long take is never in memory as a whole. */
function hashOf(handle: SyncHandle): string {
  const [hash, part, size] = [new Sha256(), new Uint8Array(1 << 20), handle.getSize()]
  for (let at = 0; at < size; ) {
    const count = handle.read(part, { at })
    if (count === 0) break
    hash.update(part.subarray(0, count))
    at += count
  }
  return hash.hex()
}

async function act(message: ToWriter): Promise<void> {
  switch (message.kind) {
    case "open":
      file = await open(`${message.meta.id}.wav`)
      if (message.isNew) {
        await note(message.meta)
        file.write(wavHead(message.meta), { at: 0 })
      } else {
        meta = message.meta
        end = file.getSize()
      }
      return answer({ kind: "opened" })
    case "meta": return note(message.meta)
    case "block": return file && write(file, message.samples)
    case "close": {
      if (!file || !meta) return answer({ kind: "closed", frames: 0, hash: "" })
      const frames = framesIn(end, meta.channels)
      file.truncate(HEADER_BYTES + frames * meta.channels * 4)
      file.write(wavHead(meta, frames), { at: 0 })
      file.flush()
      const hash = hashOf(file)
      file.close()
      file = undefined
      return answer({ kind: "closed", frames, hash })
    }
  }
}

self.onmessage = ({ data }: MessageEvent<ToWriter>) => {
  last = last.then(() => act(data)).catch((error: unknown) => {
    if (hasFailed && data.kind === "block") return
    hasFailed = true
    answer({ kind: "failed", name: error instanceof DOMException || error instanceof Error ? error.name : "Error", message: error instanceof Error ? error.message : String(error) })
  })
}
