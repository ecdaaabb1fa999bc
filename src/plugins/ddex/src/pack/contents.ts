import { appleMetadata, itmspFolder } from "../core/apple/metadata"
import { batchComplete, batchPaths, releaseFolder } from "../core/batch"
import type { Delivery } from "../core/delivery"
import { buildMessage } from "../core/ern/build"
import { UnbuildableRelease } from "../core/ern/plan"
import { writeMessage } from "../core/ern/write"
import type { ReleaseFacts } from "../core/facts"
import { csvOf, hasSheet, sheetOf } from "../core/sheets/sheet"
import { checkMessage } from "../validate"
import type { ExportRow } from "../core/export-row"

/** The texts of a package, in the order in which they are to arrive, after its files. */
export type Texts = { texts: readonly { path: string; content: string }[]; checked: "schema" | "rules" | null }
type Batch = Pick<ExportRow, "target" | "batch">

const folderOf = ({ id, document: { upc } }: ReleaseFacts) => releaseFolder({ id, upc })
const nameOf = (uri: string) => uri.slice(uri.lastIndexOf("/") + 1)

/** Where a file of a message lies in a package: beside its form or metadata, or where DDEX's batches have it. */
export function filePath(facts: ReleaseFacts, { target, batch }: Batch, uri: string): string {
  if (hasSheet(target)) return `${folderOf(facts)}/${nameOf(uri)}`
  return target === "apple-music" ? `${itmspFolder(facts)}/${nameOf(uri)}` : batchPaths(batch, folderOf(facts)).resource(uri)
}

/**
 * The texts that a package for a target holds: a message and what closes its batch, metadata, or a form.
 * @param provider the short name under which Apple knows who delivers
 * @throws {UnbuildableRelease} when the message is not valid, with what is wrong
 */
export async function textsOf(facts: ReleaseFacts, delivery: Delivery, { target, batch }: Batch, provider: string): Promise<Texts> {
  const folder = folderOf(facts)
  if (hasSheet(target)) {
    const sheet = sheetOf(target, facts)
    const lines = [...sheet.fields.map(({ label, value }) => `${label}: ${value}`), ...sheet.rows.flatMap((row, at) => ["", `Track ${at + 1}`, ...sheet.columns.map((column, place) => `${column}: ${row[place] ?? ""}`)])]
    return { checked: null, texts: [{ path: `${folder}/${target}.csv`, content: csvOf(sheet) }, { path: `${folder}/${target}.txt`, content: `${lines.join("\r\n")}\r\n` }] }
  }
  if (target === "apple-music") return { checked: null, texts: [{ path: `${itmspFolder(facts)}/metadata.xml`, content: appleMetadata(facts, delivery, provider) }] }
  const message = buildMessage(facts, delivery)
  const xml = writeMessage(message)
  const { by, problems } = await checkMessage(message, xml)
  if (problems.length > 0) throw new UnbuildableRelease(`The message is not valid: ${problems.slice(0, 3).join("; ")}`)
  const paths = batchPaths(batch, folder)
  const files = [...delivery.sounds.values(), ...(delivery.cover ? [delivery.cover] : [])].map(({ uri, md5 }) => ({ uri, md5 }))
  return { checked: by, texts: [{ path: paths.message, content: xml }, { path: paths.complete, content: batchComplete(batch, [{ folder, messageId: delivery.messageId, files }]) }] }
}
