import { framesIn, interleaved, readMeta, type TakeMeta } from "./take-file"
import type { FromWriter, ToWriter } from "./take-writer.worker"

/** A file that is whole: its frames, and its SHA-256. */
export type Finished = { frames: number; hash: string }

/** A take that was recorded and never came into its project: the page was closed, or it crashed. */
export type LostTake = { meta: TakeMeta; seconds: number }

const folder = async () => (await navigator.storage.getDirectory()).getDirectoryHandle("studio-takes", { create: true })

const aWriter = () => new Worker(new URL("./take-writer.worker.ts", import.meta.url), { type: "module" })

/** Has the browser fetch what writes takes before it is needed: recording then begins without a network too. */
export async function fetchWriter(): Promise<void> {
  const worker = aWriter()
  await new Promise<void>((resolve) => {
    worker.onmessage = worker.onerror = () => { resolve() }
    worker.postMessage({ kind: "close" } satisfies ToWriter)
  })
  worker.terminate()
}

/**
 * A take that is being written to the disk of this device, block by block, by a worker of its own through a synchronous access handle: what it has
 * written is there after a crash, where a writable would show it only once it is closed.
 */
export class TakeFile {
  private readonly worker = aWriter()
  private closed: ((finished: Finished) => void) | undefined
  private opened: { resolve(): void; reject(error: Error): void } | undefined
  private failure: Error | undefined

  private constructor(private meta: TakeMeta, private readonly onFailure: (error: Error) => void) {
    this.worker.onmessage = ({ data }: MessageEvent<FromWriter>) => {
      if (data.kind === "opened") this.opened?.resolve()
      else if (data.kind === "closed") this.closed?.(data)
      else this.fail(new DOMException(data.message, data.name))
    }
    this.worker.onerror = (event) => { this.fail(new Error(event.message || "The part of the studio that writes takes did not start")) }
  }

  /** @param isNew false to finish what a crash left @throws {Error} it cannot be written, or another tab writes it */
  static async open(meta: TakeMeta, onFailure: (error: Error) => void, isNew = true): Promise<TakeFile> {
    const take = new TakeFile(meta, onFailure)
    try {
      await new Promise<void>((resolve, reject) => {
        take.opened = { resolve, reject }
        take.tell({ kind: "open", meta, isNew })
      })
    } catch (error) {
      take.worker.terminate()
      throw error
    }
    take.opened = undefined
    return take
  }

  get about(): TakeMeta { return this.meta }

  note(more: Partial<TakeMeta>): void {
    this.meta = { ...this.meta, ...more }
    this.tell({ kind: "meta", meta: this.meta })
  }

  write(channels: readonly Float32Array[]): void {
    const samples = interleaved(channels, this.meta.channels)
    this.tell({ kind: "block", samples }, [samples.buffer])
  }

  /** Ends the file. @throws {Error} not even that could be done */
  async close(): Promise<Finished> {
    const failed = this.failure
    const finished = await new Promise<Finished>((resolve, reject) => {
      this.closed = resolve
      this.onEnd = reject
      this.tell({ kind: "close" })
    }).finally(() => { this.worker.terminate() })
    if (failed && finished.frames === 0) throw failed
    return finished
  }

  private onEnd: ((error: Error) => void) | undefined

  private fail(error: Error): void {
    if (this.opened) { this.opened.reject(error); return }
    this.onEnd?.(error)
    if (this.failure) return
    this.failure = error
    this.onFailure(error)
  }

  private tell(message: ToWriter, transfer: Transferable[] = []): void { this.worker.postMessage(message, transfer) }
}

/** The finished file of a take; undefined where it has gone among the sounds already. */
export async function fileOf(id: string): Promise<FileSystemFileHandle | undefined> {
  try {
    return await (await folder()).getFileHandle(`${id}.wav`)
  } catch {
    return undefined // it went among the sounds: its hash says where
  }
}

/** Lets a take go, with what stands beside it. */
export async function discard(id: string): Promise<void> {
  const takes = await folder()
  for (const name of [`${id}.wav`, `${id}.json`]) await takes.removeEntry(name).catch((error: unknown) => { if (!(error instanceof DOMException && error.name === "NotFoundError")) throw error })
}

/** Takes of a project that no tab is writing and that never came into it. */
export async function lostTakes(projectId: string): Promise<LostTake[]> {
  const found: LostTake[] = []
  const takes = (await folder()) as FileSystemDirectoryHandle & AsyncIterable<[string, FileSystemHandle]>
  for await (const [name, handle] of takes) {
    if (!name.endsWith(".json") || handle.kind !== "file") continue
    const meta = readMeta(await (handle as FileSystemFileHandle).getFile().then((file) => file.text(), () => ""))
    if (meta?.projectId !== projectId || (await isHeld(meta.id))) continue
    const file = await (await fileOf(meta.id))?.getFile()
    const frames = file ? framesIn(file.size, meta.channels) : 0
    if (frames > 0 || meta.hash) found.push({ meta, seconds: frames / meta.sampleRate })
    else await discard(meta.id).catch(() => undefined)
  }
  return found.sort((a, b) => a.meta.startedAt - b.meta.startedAt)
}

/** The name of the lock that a tab holds while it records a take. */
export const lockOf = (id: string): string => `studio-take-${id}`
const isHeld = async (id: string) => ((await navigator.locks.query()).held ?? []).some(({ name }) => name === lockOf(id))

/** Writes down that a take's file goes among the sounds now: a crash in between finds it there. */
export async function noteHash(meta: TakeMeta, hash: string): Promise<void> {
  const writable = await (await (await folder()).getFileHandle(`${meta.id}.json`, { create: true })).createWritable()
  await writable.write(JSON.stringify({ ...meta, hash }))
  await writable.close()
}
