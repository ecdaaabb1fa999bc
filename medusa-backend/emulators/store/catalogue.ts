import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs"
import { dirname } from "node:path"

/** A release on sale, as the emulator knows it. */
export interface Album {
  id: string
  upc: string
  title: string
  artist: string
  label: string
  releaseDate: string
  tracks: { id: string; isrc: string; title: string; durationMs: number }[]
  /** How it came: carried by hand, or in a batch. */
  from: string
}

/** A batch that was closed, and what was answered. */
export interface Batch {
  id: string
  at: string
  verdict: "accepted" | "rejected"
  words: string
}

/** What this store sells, and what arrived. A file, so that a restart forgets nothing. */
export class Catalogue {
  albums: Album[] = []
  batches: Batch[] = []

  constructor(private readonly file: string) {
    if (existsSync(file)) Object.assign(this, JSON.parse(readFileSync(file, "utf8")))
  }

  byUpc(upc: string): Album | undefined {
    return this.albums.find((album) => digits(album.upc) === digits(upc))
  }

  /** Puts a release on sale, in the place of an earlier one with its UPC. */
  put(album: Omit<Album, "id"> & { id?: string }): Album {
    const kept = { ...album, id: this.byUpc(album.upc)?.id ?? idOf(album.upc) }
    this.albums = [...this.albums.filter(({ id }) => id !== kept.id), kept]
    this.save()
    return kept
  }

  takeOff(upc: string): void {
    this.albums = this.albums.filter((album) => digits(album.upc) !== digits(upc))
    this.save()
  }

  note(batch: Batch): void {
    this.batches = [batch, ...this.batches.filter(({ id }) => id !== batch.id)].slice(0, 200)
    this.save()
  }

  private save(): void {
    mkdirSync(dirname(this.file), { recursive: true })
    writeFileSync(`${this.file}.new`, JSON.stringify({ albums: this.albums, batches: this.batches }))
    renameSync(`${this.file}.new`, this.file)
  }
}

const digits = (gtin: string): string => gtin.replace(/\D/g, "").replace(/^0+/, "")

/** 22 letters and digits, as Spotify's ids are; of the code, so that it stays. */
export const idOf = (code: string): string => Buffer.from(code.padEnd(16, "x")).toString("base64").replace(/\W/g, "0").padEnd(22, "0").slice(0, 22)
