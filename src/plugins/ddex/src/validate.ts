import type { NewReleaseMessage } from "./core/ern/message"
import { messageProblems } from "./core/ern/rules"
import { openSchema, schemaFolder } from "./schema"

/** How a message was judged: by the standard's schema and our rules, or by our rules alone where the operator has no schema. */
export type CheckedMessage = { by: "schema" | "rules"; problems: readonly string[] }

/** Judges a message and its XML. @throws {Error} when `DDEX_XSD_DIR` names a folder without the schema */
export async function checkMessage(message: NewReleaseMessage, xml: string, env: NodeJS.ProcessEnv = process.env): Promise<CheckedMessage> {
  const ours = messageProblems(message).map(({ words }) => words)
  const folder = schemaFolder(env)
  if (folder === null) return { by: "rules", problems: ours }
  return { by: "schema", problems: [...(await openSchema(folder)).problems(xml), ...ours] }
}
