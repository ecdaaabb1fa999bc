import { escapeText } from "./xml-text"

/** A batch by the moment at which it was made, UTC: `YYYYMMDDhhmmssnnn` (DDEX, delivery by cloud storage). */
export const batchName = (at: Date) => at.toISOString().replace(/\D/g, "").slice(0, 17)

const momentOf = (batch: string) => Date.parse(batch.replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d{3})$/, "$1-$2-$3T$4:$5:$6.$7Z"))

/** The name of the next batch: of its moment, or a millisecond after the last one when that is later. Recipients read batches in their order. */
export const nextBatch = (at: Date, last: string | null) => (last !== null && last >= batchName(at) ? batchName(new Date(momentOf(last) + 1)) : batchName(at))

/** What names a release in folders: its UPC, else its id. Letters, digits, `_` and `-` alone. */
export const releaseFolder = ({ id, upc }: { id: string; upc: string | null }) => ((upc ?? "").replace(/\D/g, "") || id).replace(/[^\w-]/g, "_")

/** Paths of a batch, from where batches lie. */
export const batchPaths = (batch: string, folder: string) => ({
  message: `${batch}/${folder}/${folder}.xml`,
  /** A file that the message names by its URI. */
  resource: (uri: string) => `${batch}/${folder}/${uri}`,
  /** The last to arrive: it closes the batch. */
  complete: `${batch}/BatchComplete_${batch}.xml`,
})

/** URIs of files, from the message's folder: `resources/<folder>_<disc>_<track>.wav`. */
export const soundUri = (folder: string, disc: number, track: number, extension: "wav" | "flac") => `resources/${folder}_${disc}_${`${track}`.padStart(2, "0")}.${extension}`
export const coverUri = (folder: string, format: "jpeg" | "png") => `resources/${folder}.${format === "jpeg" ? "jpg" : "png"}`

/** A message of a batch, as its closing file lists it. */
export type BatchMessage = { folder: string; messageId: string; files: readonly { uri: string; md5: string }[] }

/**
 * The file that closes a batch. Recipients look at its name and that it is not empty (Spotify's provider documentation); no schema of its content is public,
 * so this is a plain list of what the batch holds, in no name space of the standard.
 */
export function batchComplete(batch: string, messages: readonly BatchMessage[]): string {
  const item = ({ folder, messageId, files }: BatchMessage) => [
    `  <Message>`, `    <MessageId>${escapeText(messageId, "MessageId")}</MessageId>`, `    <URI>${escapeText(`${folder}/${folder}.xml`, "URI")}</URI>`,
    ...files.map(({ uri, md5 }) => `    <File><URI>${escapeText(`${folder}/${uri}`, "URI")}</URI><MD5>${escapeText(md5, "MD5")}</MD5></File>`), `  </Message>`,
  ]
  return ['<?xml version="1.0" encoding="UTF-8"?>', "<BatchComplete>", `  <BatchId>${escapeText(batch, "BatchId")}</BatchId>`, `  <NumberOfMessages>${messages.length}</NumberOfMessages>`, ...messages.flatMap(item), "</BatchComplete>", ""].join("\n")
}
