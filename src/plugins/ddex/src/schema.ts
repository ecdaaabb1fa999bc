import { existsSync, readFileSync } from "node:fs"
import { dirname, join, resolve } from "node:path"
import { ERN_VERSION, ernVersions } from "./core/ern/message"

/** The schema of the standard, ready to judge messages. */
export type MessageSchema = { /** What it finds wrong, a line each with its place; empty when all is right. */ problems(xml: string): string[] }

/** The repository's root: the folder above whose package has workspaces; where there is none, the working folder. */
function repositoryRoot(from = __dirname): string {
  const manifest = join(from, "package.json")
  if (existsSync(manifest) && "workspaces" in (JSON.parse(readFileSync(manifest, "utf8")) as object)) return from
  return dirname(from) === from ? process.cwd() : repositoryRoot(dirname(from))
}

/**
 * The folder of the operator's licensed copy of the schema, by `DDEX_XSD_DIR` (relative: from the repository's root); null without one.
 * @throws {Error} when the variable names a folder that holds none
 */
export function schemaFolder(env: NodeJS.ProcessEnv = process.env): string | null {
  const said = env["DDEX_XSD_DIR"]?.trim()
  if (!said) return null
  const folder = resolve(repositoryRoot(), said)
  const { schema } = ernVersions[ERN_VERSION]
  if (!existsSync(join(folder, schema))) throw new Error(`DDEX_XSD_DIR names ${folder}, which has no ${schema}: unpack the schema of ERN ${ERN_VERSION} there, or leave the variable out`)
  return folder
}

const opened = new Map<string, Promise<MessageSchema>>()

/** Opens a schema; it takes a second and is done once a process and folder. */
export function openSchema(folder: string): Promise<MessageSchema> {
  const known = opened.get(folder)
  if (known) return known
  const opening = open(folder)
  opened.set(folder, opening)
  opening.catch(() => opened.delete(folder))
  return opening
}

async function open(folder: string): Promise<MessageSchema> {
  // An ES module with top-level await: `require` cannot load it.
  const { ParseOption, XmlDocument, XmlLibError, xmlCleanupInputProvider, XsdValidator } = await import("libxml2-wasm")
  const { xmlRegisterFsInputProviders } = await import("libxml2-wasm/lib/nodejs.mjs")
  const url = join(folder, ernVersions[ERN_VERSION].schema)
  // Files can be read only meanwhile: the schema is in two, and no message may name any.
  xmlRegisterFsInputProviders()
  const source = XmlDocument.fromBuffer(readFileSync(url), { url })
  const validator = (() => { try { return XsdValidator.fromDoc(source) } finally { source.dispose(); xmlCleanupInputProvider() } })()
  return {
    problems(xml) {
      try {
        const document = XmlDocument.fromString(xml, { option: ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_NONET })
        try { validator.validate(document) } finally { document.dispose() }
        return []
      } catch (error) {
        if (!(error instanceof XmlLibError)) throw error
        return error.details.length > 0 ? error.details.map(({ line, message }) => `line ${line}: ${message.trim()}`) : [error.message]
      }
    },
  }
}
