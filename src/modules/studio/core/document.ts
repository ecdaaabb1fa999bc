import { apply, canonicalJson, diff, parseCanonical, readProject, seedFrom, type ProjectData, type Records } from "@max-booster/studio-core"
import * as Y from "yjs"

export type { ProjectData }

/** What a list shows of a project. */
export type ProjectFacts = { name: string; sample_rate: number; bpm: number; key: string }

/** Records to begin with; what they leave out is as readers assume. */
export type Draft = { settings: Partial<ProjectData["settings"]> } & { [C in Exclude<keyof ProjectData, "schema" | "settings">]?: Record<string, Partial<Records[C]>> }

/** The state of a new document that says this. */
export const seed = (draft: Draft): Uint8Array => Y.encodeStateAsUpdate(seedFrom(draft as Partial<ProjectData>))

/** What a state says. */
export const read = (state: Uint8Array): ProjectData => readProject(open(state))

/** The same text for the same records, and what such a text says; what is wrong in it is mended. */
export const canonical = canonicalJson
export const parse = parseCanonical

/** One state that says all that both say. */
export function merge(a: Uint8Array, b: Uint8Array): Uint8Array {
  const doc = open(a)
  Y.applyUpdate(doc, b)
  return Y.encodeStateAsUpdate(doc)
}

/** A state that goes on from another by forward edits and says what is wanted. */
export function become(state: Uint8Array, wanted: ProjectData): Uint8Array {
  const doc = open(state)
  apply(doc, diff(readProject(doc), wanted))
  return Y.encodeStateAsUpdate(doc)
}

/** A state that goes on from another under a new name. */
export function rename(state: Uint8Array, name: string): Uint8Array {
  const project = read(state)
  return become(state, { ...project, settings: { ...project.settings, name } })
}

export const factsOf = ({ settings, tempos }: ProjectData): ProjectFacts => ({ name: settings.name, sample_rate: settings.sampleRate, key: settings.key, bpm: tempos["first"]?.bpm ?? 120 })

function open(state: Uint8Array): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  return doc
}
