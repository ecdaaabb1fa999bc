import { it } from "vitest"
import { openSchema, schemaFolder } from "../schema"

const folder = schemaFolder()
if (!folder) console.warn("DDEX_XSD_DIR is not set: messages are not held against the schema of the standard")

/** The schema that tests hold messages against, opened once a process. */
export const theSchema = () => openSchema(theFolder())
/** The schema's folder. @throws {Error} where a build server has none */
export function theFolder(): string {
  if (!folder) throw new Error("Set DDEX_XSD_DIR to a folder with release-notification.xsd: these tests hold messages against it")
  return folder
}
/** A test that needs the schema: left out on a machine without it, failed on a build server without it. */
export const itWithSchema = it.skipIf(!folder && process.env["CI"] !== "true")
