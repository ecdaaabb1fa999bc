import { bytesOf, encodeWav, openWav, type SampleSource } from "@max-booster/studio-sound"
import { packPeaks, peaksOf, unpackPeaks, type Peaks } from "./peaks"

/** A sound as the library knows it; `hash` is the SHA-256 of the file that was brought, hex. */
export type Sound = { hash: string; name: string; frames: number; sampleRate: number; channels: number }

/** Sounds on this device, in the browser's private file system: by the hash of what was brought, so that each is here once. */
export class Library {
  private readonly sources = new Map<string, Promise<SampleSource | undefined>>()
  private readonly drawn = new Map<string, Promise<Peaks | undefined>>()

  /** Fetches a sound from elsewhere into this library; set by whoever knows where. @returns whether it is here now */
  fetch: (hash: string) => Promise<boolean> = () => Promise.resolve(false)

  constructor(private readonly folder: FileSystemDirectoryHandle) {}

  /** @throws {Error} where the browser has no private file system */
  static async open(): Promise<Library> {
    const root = await navigator.storage.getDirectory()
    return new Library(await root.getDirectoryHandle("studio-sounds", { create: true }))
  }

  /**
   * Brings a file in. A WAV stays as it is; whatever else the browser can decode is kept beside it as samples at the rate given.
   * @throws {Error} it is no sound that this browser knows, or there is no room: in words
   */
  async add(file: File, sampleRate: number): Promise<Sound> {
    const bytes = await file.arrayBuffer()
    const hash = [...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))].map((byte) => byte.toString(16).padStart(2, "0")).join("")
    if (!(await this.has(wavOf(hash)))) {
      const isWav = await openWav(bytesOf(file)).then(() => true, () => false)
      await this.write(wavOf(hash), isWav ? file : await decoded(bytes, sampleRate, file.name))
      if (!isWav) await this.write(hash, file)
    }
    return this.known(hash, file.name.replace(/\.[^.]+$/, ""))
  }

  /** Keeps samples that were made here: a bounce, a take. */
  async keep(name: string, channels: readonly Float32Array<ArrayBuffer>[], sampleRate: number): Promise<Sound> {
    return this.add(new File([encodeWav(channels, sampleRate, "32f")], `${name}.wav`, { type: "audio/wav" }), sampleRate)
  }

  /** Takes a finished WAV of this file system over, without a copy of it. */
  async adopt(handle: FileSystemFileHandle, hash: string, name: string): Promise<Sound> {
    if (!(await this.has(wavOf(hash)))) await (handle as MovableFile).move(this.folder, wavOf(hash))
    return this.known(hash, name)
  }

  /** A sound that is here. @throws {Error} it is not */
  async known(hash: string, name: string): Promise<Sound> {
    const source = await this.kept(hash)
    if (!source) throw new Error(`“${name}” was not kept. Try again.`)
    return { hash, name, frames: source.frames, sampleRate: source.sampleRate, channels: source.channels }
  }

  /** The samples of a sound; undefined where it is not on this device. */
  source(hash: string): Promise<SampleSource | undefined> {
    return remembered(this.sources, hash, async () => (await this.kept(hash)) ?? ((await this.fetch(hash)) ? this.kept(hash) : undefined))
  }

  private async kept(hash: string): Promise<SampleSource | undefined> {
    const file = await this.read(wavOf(hash))
    return file && openWav(bytesOf(file))
  }

  /** The waveform of a sound, drawn once and kept. */
  peaks(hash: string): Promise<Peaks | undefined> {
    return remembered(this.drawn, hash, async () => {
      const kept = await this.read(peaksFile(hash))
      if (kept) return unpackPeaks(await kept.arrayBuffer())
      const source = await this.source(hash)
      if (!source) return undefined
      const peaks = await peaksOf(source)
      await this.write(peaksFile(hash), packPeaks(peaks))
      return peaks
    })
  }

  /** The file as it was brought. */
  async original(hash: string): Promise<File | undefined> {
    return (await this.read(hash)) ?? this.read(wavOf(hash))
  }

  private async has(name: string): Promise<boolean> {
    return (await this.read(name)) !== undefined
  }

  private async read(name: string): Promise<File | undefined> {
    try {
      return await (await this.folder.getFileHandle(name)).getFile()
    } catch (error) {
      if (error instanceof DOMException && error.name === "NotFoundError") return undefined
      throw error
    }
  }

  /** Whole or not at all: what is written shows only once it is closed. */
  private async write(name: string, content: Blob): Promise<void> {
    const writable = await (await this.folder.getFileHandle(name, { create: true })).createWritable()
    try {
      await writable.write(content)
      await writable.close()
    } catch (error) {
      await writable.abort().catch(() => undefined)
      await this.folder.removeEntry(name).catch(() => undefined)
      if (error instanceof DOMException && error.name === "QuotaExceededError") throw new Error("There is no room left for this sound on this device. Free some space, and bring it again.")
      throw error
    }
  }
}

/** Every browser with a private file system can move in it; the page's types do not say so yet. */
type MovableFile = FileSystemFileHandle & { move(to: FileSystemDirectoryHandle, name: string): Promise<void> }

const wavOf = (hash: string) => `${hash}.wav`
const peaksFile = (hash: string) => `${hash}.peaks`

/** What is not there may come: it is asked for again. */
function remembered<T>(known: Map<string, Promise<T | undefined>>, key: string, make: () => Promise<T | undefined>): Promise<T | undefined> {
  const made = known.get(key) ?? make()
  known.set(key, made)
  void made.then((value) => { if (value === undefined) known.delete(key) }, () => known.delete(key))
  return made
}

async function decoded(bytes: ArrayBuffer, sampleRate: number, name: string): Promise<Blob> {
  try {
    const buffer = await new OfflineAudioContext(2, 1, sampleRate).decodeAudioData(bytes.slice(0))
    const channels = Array.from({ length: Math.min(2, buffer.numberOfChannels) }, (_, channel) => buffer.getChannelData(channel))
    return new Blob([encodeWav(channels, buffer.sampleRate, "32f")], { type: "audio/wav" })
  } catch (error) {
    if (error instanceof DOMException) throw new Error(`“${name}” is no sound that this browser can read. WAV, FLAC, MP3, M4A and Ogg work everywhere.`, { cause: error })
    throw error
  }
}
