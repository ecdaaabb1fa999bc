import { sourceOf, withoutDefaults } from "../records/clean"
import { collections, fixed, type ProjectData } from "../records/schema"
import { storeOf, toProject } from "../document"

/**
 * A project as text, the same for the same project whoever wrote it in whichever order: kinds and fields in a fixed order, records by id (by code unit),
 * one a line, numbers as JSON has them. What is deleted and what is as a reader assumes anyway is left out.
 */
export function canonicalJson(project: ProjectData): string {
  const lines = collections.map((collection) => {
    if (collection === "settings") return `"settings":${JSON.stringify(withoutDefaults("settings", fixed.settings, sourceOf(project.settings)))}`
    const records = project[collection]
    const texts = Object.keys(records).sort().map((id) => `${JSON.stringify(id)}:${JSON.stringify(withoutDefaults(collection, id, sourceOf(records[id])))}`)
    return `"${collection}":{${texts.length === 0 ? "" : `\n${texts.join(",\n")}\n`}}`
  })
  return `{"schema":${project.schema},\n${lines.join(",\n")}}\n`
}

/** Reads a version's text; what is wrong in it is mended as in a document. Throws only for text that is no JSON. */
export const parseCanonical = (text: string): ProjectData => toProject(storeOf(JSON.parse(text) as Partial<ProjectData>))

/** A version's name: the SHA-256 (hex) of its text, by a hash function that is handed in. */
export const hashOf = <H>(project: ProjectData, sha256: (text: string) => H): H => sha256(canonicalJson(project))
