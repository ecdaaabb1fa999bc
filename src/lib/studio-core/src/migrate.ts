import type * as Y from "yjs"
import { SCHEMA } from "./records/schema"
import { done, refused, type Verdict } from "./verdict"

/** A step from one version of the records to the next, in place. */
export type Migration = { from: number; migrate: (doc: Y.Doc) => void }

/** From the first version on, in order. There was no other version yet. */
export const migrations: readonly Migration[] = []

/** The version of a document's records; 0 when it was never seeded. */
export function schemaOf(doc: Y.Doc): number {
  const schema = doc.getMap("meta").get("schema")
  return typeof schema === "number" && Number.isInteger(schema) && schema > 0 ? schema : 0
}

/** Whether this program may open a document: of its own version. An older one the server brings up to date first, a later one it would damage. */
export function canOpen(doc: Y.Doc): Verdict {
  const schema = schemaOf(doc)
  if (schema === 0) return refused("This document holds no project.")
  if (schema > SCHEMA) return refused(laterWords(schema, SCHEMA))
  return schema < SCHEMA ? refused("This project is being brought up to date: try again in a moment.") : done("Up to date")
}

const laterWords = (schema: number, known: number) => `This project was made by a later version of the studio (records ${schema}; this one reads up to ${known}). Reload the page, or update the studio, to open it.`

/**
 * Brings a document to this program's version, in one transaction that nobody can undo; the server does it before anybody opens the document.
 * Refuses a document of a later version, an unseeded one, and a chain with a gap, and leaves them as they are.
 */
export function migrate(doc: Y.Doc, chain: readonly Migration[] = migrations, target = SCHEMA): Verdict {
  const from = schemaOf(doc)
  if (from === 0) return refused("This document holds no project.")
  if (from > target) return refused(laterWords(from, target))
  const steps = Array.from({ length: target - from }, (_, index) => chain.find((each) => each.from === from + index))
  if (steps.includes(undefined)) return refused(`This project is too old to be opened (records ${from}).`)
  doc.transact(() => {
    for (const step of steps) step?.migrate(doc)
    if (steps.length > 0) doc.getMap("meta").set("schema", target)
  }, "migration")
  return done(steps.length === 0 ? "Up to date" : `Brought from version ${from} to ${target}`)
}
