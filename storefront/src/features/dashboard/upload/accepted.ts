/** What an upload may be, as the file dialog shows it. The backend's gate looks at the bytes and has the last word. */
export const ACCEPT = ".wav,.flac,.aif,.aiff,.mp3,.m4a,.ogg,.opus,audio/*"
const EXTENSION = /\.(wav|wave|flac|aif|aiff|mp3|m4a|aac|ogg|oga|opus)$/i
const MAX_BYTES = 2_000_000_000

/** Why a file cannot be uploaded, in a sentence; null when it can be tried. */
export function refusalOf({ name, size, type }: Pick<File, "name" | "size" | "type">): string | null {
  if (size === 0) return `“${name}” is empty. Export it again from your studio program.`
  if (size > MAX_BYTES) return `“${name}” is larger than 2 GB. Upload the beat alone, as WAV or FLAC.`
  if (!EXTENSION.test(name) && !type.startsWith("audio/")) return `“${name}” is not an audio file. WAV, FLAC, AIFF, MP3, M4A, Ogg and Opus can be uploaded.`
  return null
}

/** What the file dialog offers for stems: lossless files, or a zip of them. */
export const ACCEPT_STEMS = ".wav,.flac,.aif,.aiff,.m4a,.zip,application/zip,application/x-zip-compressed,audio/*"

export const isZip = ({ name, type }: Pick<File, "name" | "type">): boolean => /\.zip$/i.test(name) || type.includes("zip")

/** Why a file cannot be a zip of stems; null when it can be tried. */
export function refusalOfZip({ name, size }: Pick<File, "name" | "size">): string | null {
  if (size === 0) return `“${name}” is empty. Zip the stems again.`
  if (size > MAX_BYTES) return `“${name}” is larger than 2 GB. Export the stems as FLAC, or with fewer bits.`
  if (!/\.zip$/i.test(name)) return `“${name}” is not a zip. Put all stems, as WAV or FLAC, into one zip.`
  return null
}
