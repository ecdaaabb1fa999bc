/** What the first bytes of an upload say it is. */
export type Sniffed =
  | { kind: "audio"; container: AudioContainer; extension: string }
  | { kind: "other"; what: string }
  | { kind: "unknown" }

/** Containers that some gate lets FFmpeg look into. */
export type AudioContainer = "wav" | "aiff" | "flac" | "mp3" | "aac" | "ogg" | "mp4" | "webm"

/** How many bytes `sniff` wants. */
export const SNIFF_BYTES = 4_096

const W64 = "726966662e91cf11a5d628db04c10000"
const OTHERS: readonly [pattern: RegExp, what: string][] = [
  [/^PK(\x03\x04|\x05\x06)/, "a zip archive"],
  [/^Rar!/, "a RAR archive"],
  [/^7z\xbc\xaf/, "a 7-Zip archive"],
  [/^%PDF/, "a PDF document"],
  [/^MThd/, "a MIDI file, which holds notes but no sound"],
  [/^\x30\x26\xb2\x75/, "a Windows Media file"],
  [/^RIFF[^]{4}AVI /, "a video"],
  [/^(\x89PNG|\xff\xd8\xff|GIF8|RIFF[^]{4}WEBP)/, "a picture"],
  [/^(\ufeff|\xef\xbb\xbf)?\s*(#EXTM3U|#EXT-X|ffconcat|\[playlist\]|<\?xml|<asx)/i, "a playlist or script"],
]

/** Recognizes a file by its first bytes; its name counts for nothing. */
export function sniff(head: Buffer): Sniffed {
  const text = head.subarray(0, SNIFF_BYTES).toString("latin1")
  const container = containerOf(head, text)
  if (container) return { kind: "audio", container, extension: container === "mp4" ? "m4a" : container }
  const other = OTHERS.find(([pattern]) => pattern.test(text))
  if (other) return { kind: "other", what: other[1] }
  return looksLikeText(head) ? { kind: "other", what: "a text file" } : { kind: "unknown" }
}

function containerOf(head: Buffer, text: string): AudioContainer | undefined {
  if (/^(RIFF|RF64|BW64)[^]{4}WAVE/.test(text) || head.subarray(0, 16).toString("hex") === W64) return "wav"
  if (/^FORM[^]{4}AIF[FC]/.test(text)) return "aiff"
  if (text.startsWith("fLaC")) return "flac"
  if (text.startsWith("OggS")) return "ogg"
  if (text.startsWith("ftyp", 4)) return "mp4"
  if (text.startsWith("\x1a\x45\xdf\xa3")) return "webm"
  if (text.startsWith("ID3")) return behindId3(head)
  return frameSync(head)
}

/** An ID3v2 tag may stand before MP3, AAC or FLAC; its size is four bytes of seven bits. */
function behindId3(head: Buffer): AudioContainer {
  const size = [6, 7, 8, 9].reduce((sum, at) => sum * 128 + ((head[at] ?? 0) & 0x7f), 10)
  const after = head.subarray(size)
  if (after.toString("latin1", 0, 4) === "fLaC") return "flac"
  return frameSync(after) ?? "mp3"
}

function frameSync(head: Buffer): AudioContainer | undefined {
  const [first = 0, second = 0, third = 0] = head
  if (first !== 0xff) return undefined
  if ((second & 0xf6) === 0xf0) return "aac"
  const layer = (second >> 1) & 3
  const isMpeg = (second & 0xe0) === 0xe0 && ((second >> 3) & 3) !== 1 && (layer === 1 || layer === 2)
  return isMpeg && third >> 4 !== 15 && ((third >> 2) & 3) !== 3 ? "mp3" : undefined
}

function looksLikeText(head: Buffer): boolean {
  const sample = head.subarray(0, 512)
  return sample.length > 0 && sample.every((byte) => byte >= 32 || byte === 9 || byte === 10 || byte === 13)
}
