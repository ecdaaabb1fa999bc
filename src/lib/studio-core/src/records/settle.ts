import { collections, fixed, parentsOf, type Collection, type Id, type Records, type Send, type Track, type Insert } from "./schema"

/** Records by kind and id, cleaned, not deleted. */
export type Store = { [C in Collection]: ReadonlyMap<Id, Records[C]> }

/** Whether everything that a record belongs to is there. */
export function isAttached(store: Store, collection: Collection, record: Records[Collection]): boolean {
  for (const { key, to, only } of parentsOf[collection]) {
    const owner = store[to].get((record as Record<string, unknown>)[key] as Id)
    if (!owner || (only !== undefined && (owner as Track).kind !== only) || !isAttached(store, to, owner)) return false
  }
  if (collection !== "lanes") return true
  const [what, id = ""] = (record as Records["lanes"]).target.split(":")
  if (what === "send" || what === "insert") {
    const held = what === "send" ? store.sends.get(id) : store.inserts.get(id)
    return held !== undefined && held.trackId === (record as Records["lanes"]).trackId && (what === "insert" || isAttached(store, "sends", held))
  }
  return what !== ""
}

/** Tracks, sends and inserts whose links lead somewhere and never in a circle. */
export type Settled = { tracks: ReadonlyMap<Id, Track>; sends: ReadonlyMap<Id, Send>; inserts: ReadonlyMap<Id, Insert> }

/**
 * Mends what two people did to the routing at once: a link to what is gone is "", a folder within itself stands at the top, and of the outputs,
 * sends and side-chains (in this order, by id) the one that closes a circle leads to the master, is not there, is unplugged.
 * Everybody who reads the same records mends them in the same way.
 */
export function settle(store: Store): Settled {
  const byId = <T>(map: ReadonlyMap<Id, T>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1))
  const feeds = circleFree()
  const inside = circleFree()
  const tracks = new Map(byId(store.tracks).map(([id, track]): [Id, Track] => {
    const isMaster = id === fixed.master
    const parentId = !isMaster && store.tracks.get(track.parentId)?.kind === "folder" && inside.add(id, track.parentId) ? track.parentId : ""
    const outputId = !isMaster && store.tracks.get(track.outputId)?.kind === "bus" && feeds.add(id, track.outputId) ? track.outputId : ""
    if (outputId === "" && !isMaster) feeds.add(id, fixed.master)
    return [id, parentId === track.parentId && outputId === track.outputId ? track : { ...track, parentId, outputId }]
  }))
  const sends = new Map(byId(store.sends).filter(([, send]) => isAttached(store, "sends", send) && feeds.add(send.trackId, send.busId)))
  const inserts = new Map(byId(store.inserts).filter(([, insert]) => store.tracks.has(insert.trackId)).map(([id, insert]): [Id, Insert] => {
    const isPlugged = insert.sidechainId === "" || (store.tracks.has(insert.sidechainId) && feeds.add(insert.sidechainId, insert.trackId))
    return [id, isPlugged ? insert : { ...insert, sidechainId: "" }]
  }))
  return { tracks, sends, inserts }
}

/** Arrows between ids that refuse the one that would close a circle. */
export function circleFree() {
  const arrows = new Map<Id, Id[]>()
  const leads = (from: Id, to: Id): boolean => {
    const seen = new Set([from])
    for (const each of seen) for (const next of arrows.get(each) ?? []) seen.add(next)
    return seen.has(to)
  }
  return {
    add(from: Id, to: Id): boolean {
      if (leads(to, from)) return false
      arrows.set(from, [...(arrows.get(from) ?? []), to])
      return true
    },
  }
}

/** An empty store. */
export const emptyStore = (): { [C in Collection]: Map<Id, Records[C]> } => Object.fromEntries(collections.map((each) => [each, new Map()])) as { [C in Collection]: Map<Id, Records[C]> }
