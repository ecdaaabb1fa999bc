import { storeOf, toProject } from "../document"
import { collections, parentsOf, type Collection, type Id, type ProjectData } from "../records/schema"
import { diff, patch, recordsOf, trackOf, type Change, type Fields } from "./diff"

/** Where both sides did something that cannot both be: a field with two values, a record that one deleted and the other changed. `base` is what it was. */
export type Conflict = { collection: Collection; id: Id; trackId: Id } & (
  | { kind: "field"; field: string; base: Fields[string]; ours: Fields[string]; theirs: Fields[string] }
  | { kind: "deleted"; by: "ours" | "theirs" })

/** A merge's outcome, what leads to it from our side, and where somebody should look. */
export type Merge = { merged: ProjectData; changes: Change[]; conflicts: Conflict[] }

/**
 * Brings together what two sides made of one version. Different records, and different fields of one record, are both kept. Of a field with two values
 * ours stays, or what `choose` says; what one deleted and the other changed stays, with the parents that it needs: nothing is lost that somebody worked on.
 */
export function merge(base: ProjectData, ours: ProjectData, theirs: ProjectData, choose: (conflict: Conflict & { kind: "field" }) => "ours" | "theirs" = () => "ours"): Merge {
  const conflicts: Conflict[] = []
  const mine = new Map(diff(base, ours).map((each) => [`${each.collection} ${each.id}`, each]))
  const wanted = diff(base, theirs).flatMap((theirs_): Change[] => {
    const { collection, id, trackId } = theirs_
    const own = mine.get(`${collection} ${id}`)
    if (!own) return [theirs_]
    if (theirs_.kind === "removed" || own.kind === "removed") {
      if (theirs_.kind === own.kind) return []
      conflicts.push({ kind: "deleted", by: own.kind === "removed" ? "ours" : "theirs", collection, id, trackId })
      return own.kind === "removed" ? [{ kind: "added", collection, id, trackId, record: recordsOf(theirs, collection)[id] } as Change] : []
    }
    const [ourFields, theirFields] = [after(own), after(theirs_)]
    const fields = Object.keys(theirFields).filter((field) => {
      if (!(field in ourFields) || ourFields[field] === theirFields[field]) return true
      const conflict = { kind: "field" as const, collection, id, trackId, field, base: (recordsOf(base, collection)[id] as Fields | undefined)?.[field], ours: ourFields[field], theirs: theirFields[field] }
      conflicts.push(conflict)
      return choose(conflict) === "theirs"
    })
    return [{ kind: "changed", collection, id, trackId, before: {}, after: Object.fromEntries(fields.map((field) => [field, theirFields[field]])) } as Change]
  })
  const merged = toProject(storeOf(withParents(patch(ours, wanted), ours, theirs, conflicts)))
  return { merged, changes: diff(ours, merged), conflicts }
}

const after = (each: Change): Fields => ("after" in each ? each.after : "record" in each ? (each.record as Fields) : {})

/** Brings back what one side deleted and the other put something into: what the other left alone went with it already. */
function withParents(project: ProjectData, ours: ProjectData, theirs: ProjectData, conflicts: Conflict[]): ProjectData {
  const whole = { ...project }
  // From the leaves up: a note brings back its region, that its track.
  for (const collection of [...collections].reverse()) for (const record of Object.values(recordsOf(whole, collection))) {
    for (const { key, to } of parentsOf[collection]) {
      const owner = (record as Fields)[key] as Id
      const lost = theirs[to][owner] ?? ours[to][owner]
      if (whole[to][owner] || !lost) continue
      const [side, other] = theirs[to][owner] ? [theirs, "ours" as const] : [ours, "theirs" as const]
      whole[to] = { ...whole[to], [owner]: lost } as never
      conflicts.push({ kind: "deleted", by: other, collection: to, id: owner, trackId: trackOf(side, to, owner) })
    }
  }
  return whole
}
