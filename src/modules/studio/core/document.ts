import * as Y from "yjs"

/** The records of a project as plain JSON. */
export type ProjectJson = { settings: { name: string; sampleRate: number; key: string }; tempos: Record<string, { bpm: number }> } & Record<string, unknown>

/** What a list shows of a project. */
export type ProjectFacts = { name: string; sample_rate: number; bpm: number; key: string }

const collections = ["settings", "tracks", "assets", "regions", "notes", "inserts", "sends", "lanes", "points", "markers", "tempos", "meters"]

/** The state of a document that holds these records. */
export function seed(given: object): Uint8Array {
  const project = given as Record<string, Record<string, object>>
  const doc = new Y.Doc()
  for (const collection of collections) {
    const records = collection === "settings" ? { project: project["settings"] ?? {} } : (project[collection] ?? {})
    for (const [id, record] of Object.entries(records)) doc.getMap(collection).set(id, new Y.Map(Object.entries(record)))
  }
  return Y.encodeStateAsUpdate(doc)
}

/** One state that says all that both say. */
export function merge(a: Uint8Array, b: Uint8Array): Uint8Array {
  const doc = open(a)
  Y.applyUpdate(doc, b)
  return Y.encodeStateAsUpdate(doc)
}

/** The records of a state. */
export function read(state: Uint8Array): ProjectJson {
  const doc = open(state)
  const all = Object.fromEntries(collections.map((collection) => [collection, doc.getMap(collection).toJSON()]))
  return { schema: 1, ...all, settings: { name: "Untitled", sampleRate: 48_000, key: "", ...(all["settings"] as { project?: object }).project } } as unknown as ProjectJson
}

/** The same text for the same records. */
export const canonical = (project: ProjectJson): string => JSON.stringify(project, (_key, value: unknown) =>
  value && typeof value === "object" && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value)

/** What a list shows of a project. */
export const factsOf = ({ settings, tempos }: ProjectJson): ProjectFacts => ({ name: settings.name, sample_rate: settings.sampleRate, key: settings.key, bpm: tempos["first"]?.bpm ?? 120 })

function open(state: Uint8Array): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  return doc
}

/** A state that goes on from another and says what a version's text says. */
export function become(state: Uint8Array, text: string): Uint8Array {
  const doc = open(state)
  const wanted = JSON.parse(text) as Record<string, Record<string, object>>
  doc.transact(() => {
    for (const collection of collections) {
      const records = collection === "settings" ? { project: wanted["settings"] ?? {} } : (wanted[collection] ?? {})
      const map = doc.getMap(collection)
      for (const id of map.keys()) if (!(id in records)) map.delete(id)
      for (const [id, record] of Object.entries(records)) map.set(id, new Y.Map(Object.entries(record)))
    }
  })
  return Y.encodeStateAsUpdate(doc)
}

/** A state that goes on from another under a new name. */
export const rename = (state: Uint8Array, name: string): Uint8Array => {
  const project = read(state)
  return become(state, canonical({ ...project, settings: { ...project.settings, name } }))
}
