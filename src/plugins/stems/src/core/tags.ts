/** What is written into a file of its recording. */
export type Tags = { title: string; artist: string; genre?: string | null; bpm?: number | null; key?: string | null; comment?: string }

/**
 * Tags as FFmpeg's metadata file (https://ffmpeg.org/ffmpeg-formats.html#Metadata-2): "=", ";", "#", "\" and line ends are escaped,
 * so that whatever a title says it stays the title.
 * @param extra fields that are already safe, e.g. a picture in base64
 */
export function ffmetadata(tags: Tags, extra: Readonly<Record<string, string>> = {}): string {
  const lines = [...fieldsOf(tags), ...Object.entries(extra)].map(([name, value]) => `${name}=${value.replace(/[=;#\\]/g, "\\$&").slice(0, 8_000_000)}`)
  return `;FFMETADATA1\n${lines.join("\n")}\n`
}

/** Tags as arguments of FFmpeg: no other input is opened for them, which each packet would pay for. */
export const metadataArguments = (tags: Tags): string[] => fieldsOf(tags).flatMap(([name, value]) => ["-metadata", `${name}=${value.slice(0, 8_000)}`])

function fieldsOf({ title, artist, genre, bpm, key, comment }: Tags): [string, string][] {
  const fields = { title, artist, genre, TBPM: bpm ? String(Math.round(bpm)) : null, TKEY: key ? initialKey(key) : null, comment }
  return Object.entries(fields).flatMap(([name, value]) => (value ? [[name, value.replace(/\p{Cc}/gu, " ")]] : []))
}

/** ID3's TKEY (https://id3.org/id3v2.3.0): at most three characters, "Am", "F#", "Ebm". */
export const initialKey = (key: string): string => key.replace(/ major$/, "").replace(/ minor$/, "m")

/**
 * A JPEG as FLAC's picture block, which Vorbis comments hold in base64 (https://wiki.xiph.org/VorbisComment#METADATA_BLOCK_PICTURE).
 * @param jpeg a front cover
 */
export function pictureBlock(jpeg: Uint8Array, pixels: { width: number; height: number }): string {
  const mime = Buffer.from("image/jpeg")
  const head = Buffer.alloc(8)
  head.writeUInt32BE(3, 0)
  head.writeUInt32BE(mime.length, 4)
  const tail = Buffer.alloc(24)
  tail.writeUInt32BE(pixels.width, 4)
  tail.writeUInt32BE(pixels.height, 8)
  tail.writeUInt32BE(24, 12)
  tail.writeUInt32BE(jpeg.length, 20)
  return Buffer.concat([head, mime, tail, jpeg]).toString("base64")
}
