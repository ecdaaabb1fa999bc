import { appleMetadata, itmspFolder } from "../core/apple/metadata"
import { batchComplete, batchPaths, releaseFolder } from "../core/batch"
import type { DeliveredFile, Delivery } from "../core/delivery"
import { buildMessage } from "../core/ern/build"
import { UnbuildableRelease } from "../core/ern/plan"
import { writeMessage } from "../core/ern/write"
import type { ReleaseFacts } from "../core/facts"
import { csvOf, hasSheet, sheetOf } from "../core/sheets/sheet"
import { checkMessage } from "../validate"
import type { ExportRow } from "../core/export-row"

/** A package by its paths: texts, and rendered files by their URI. */
export type Contents = { entries: readonly { path: string; content: string | { uri: string } }[]; checked: "schema" | "rules" | null }

const filesOf = ({ sounds, cover }: Delivery): DeliveredFile[] => [...sounds.values(), ...(cover ? [cover] : [])]
const nameOf = (uri: string) => uri.slice(uri.lastIndexOf("/") + 1)

/**
 * What a package for a target holds, in the order in which it is to arrive.
 * @param provider the short name under which Apple knows who delivers
 * @throws {UnbuildableRelease} when the message is not valid, with what is wrong
 */
export async function contentsOf(facts: ReleaseFacts, delivery: Delivery, { target, batch }: Pick<ExportRow, "target" | "batch">, provider: string): Promise<Contents> {
  const files = filesOf(delivery)
  if (hasSheet(target)) {
    const sheet = sheetOf(target, facts)
    const folder = releaseFolder({ id: facts.id, upc: facts.document.upc })
    const text = [...sheet.fields.map(({ label, value }) => `${label}: ${value}`), ...sheet.rows.flatMap((row, at) => ["", `Track ${at + 1}`, ...sheet.columns.map((column, place) => `${column}: ${row[place] ?? ""}`)])].join("\r\n")
    return { checked: null, entries: [...files.map(({ uri }) => ({ path: `${folder}/${nameOf(uri)}`, content: { uri } })), { path: `${folder}/${target}.csv`, content: csvOf(sheet) }, { path: `${folder}/${target}.txt`, content: `${text}\r\n` }] }
  }
  if (target === "apple-music") {
    const folder = itmspFolder(facts)
    return { checked: null, entries: [...files.map(({ uri }) => ({ path: `${folder}/${nameOf(uri)}`, content: { uri } })), { path: `${folder}/metadata.xml`, content: appleMetadata(facts, delivery, provider) }] }
  }
  const message = buildMessage(facts, delivery)
  const xml = writeMessage(message)
  const { by, problems } = await checkMessage(message, xml)
  if (problems.length > 0) throw new UnbuildableRelease(`The message is not valid: ${problems.slice(0, 3).join("; ")}`)
  const folder = releaseFolder({ id: facts.id, upc: facts.document.upc })
  const paths = batchPaths(batch, folder)
  return {
    checked: by,
    entries: [
      ...files.map(({ uri }) => ({ path: paths.resource(uri), content: { uri } })), { path: paths.message, content: xml },
      { path: paths.complete, content: batchComplete(batch, [{ folder, messageId: delivery.messageId, files: files.map(({ uri, md5 }) => ({ uri, md5 })) }]) },
    ],
  }
}
