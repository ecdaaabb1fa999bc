/** Encodings that statements come in; names as `TextDecoder` has them. */
export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252"

/**
 * Listens to a file's bytes and tells their encoding: by a byte order mark; else UTF-16 by the zeros of its Latin letters; else UTF-8 when all of it is;
 * else Windows-1252, which every byte is a letter of.
 */
export class EncodingEar {
  private mark: Encoding | null = null
  private isFirst = true
  private readonly utf8 = new TextDecoder("utf-8", { fatal: true })
  private isUtf8 = true

  hear(bytes: Uint8Array): void {
    if (this.isFirst && bytes.length > 0) this.mark = markOf(bytes)
    if (bytes.length > 0) this.isFirst = false
    this.decode(bytes, true)
  }

  /** Call it once, after the last bytes. */
  verdict(): Encoding {
    this.decode(new Uint8Array(), false)
    return this.mark ?? (this.isUtf8 ? "utf-8" : "windows-1252")
  }

  private decode(bytes: Uint8Array, stream: boolean): void {
    if (!this.isUtf8 || (this.mark && this.mark !== "utf-8")) return
    try {
      this.utf8.decode(bytes, { stream })
    } catch {
      this.isUtf8 = false
    }
  }
}

/** The encoding of a whole file's bytes. */
export function encodingOf(bytes: Uint8Array): Encoding {
  const ear = new EncodingEar()
  ear.hear(bytes)
  return ear.verdict()
}

function markOf(bytes: Uint8Array): Encoding | null {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8"
  if (a === 0xff && b === 0xfe) return "utf-16le"
  if (a === 0xfe && b === 0xff) return "utf-16be"
  const head = bytes.subarray(0, 512)
  const zeros = (from: 0 | 1) => head.filter((byte, i) => byte === 0 && i % 2 === from).length / Math.max(1, head.length / 2)
  if (zeros(1) > 0.6 && zeros(0) < 0.1) return "utf-16le"
  return zeros(0) > 0.6 && zeros(1) < 0.1 ? "utf-16be" : null
}
