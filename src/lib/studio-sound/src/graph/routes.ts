import type { ProjectData } from "../records"
import { MASTER, present } from "../records"

/** A way that sound takes from one track to another. */
export type Route = {
  /** "out:TRACK", "send:SEND", "side:INSERT". */
  readonly id: string
  readonly kind: "out" | "send" | "side"
  readonly from: string
  readonly to: string
  /** Of a side-chain: the insert that listens. */
  readonly insertId?: string
}

/**
 * Where the sound of each track goes, outputs before sends before side-chains, in the order of the tracks. An output that leads to
 * nothing goes to the folder, then to the master. What would close a circle is left out: sound cannot wait for itself.
 */
export function routesOf(project: ProjectData): Route[] {
  const tracks = new Map(present(project.tracks).map((track) => [track.id, track]))
  const wanted: Route[] = []
  for (const { id, outputId, parentId } of tracks.values()) {
    if (id === MASTER) continue
    const to = [outputId, parentId].find((each) => each !== id && isBus(tracks.get(each)?.kind)) ?? MASTER
    wanted.push({ id: `out:${id}`, kind: "out", from: id, to })
  }
  for (const { id, trackId, busId } of present(project.sends)) wanted.push({ id: `send:${id}`, kind: "send", from: trackId, to: busId })
  for (const { id, trackId, sidechainId } of present(project.inserts)) if (sidechainId) wanted.push({ id: `side:${id}`, kind: "side", from: sidechainId, to: trackId, insertId: id })

  const onward = new Map<string, Set<string>>()
  const leadsTo = (from: string, to: string): boolean => from === to || [...(onward.get(from) ?? [])].some((next) => leadsTo(next, to))
  const fallbacks: Route[] = []
  const kept = wanted.filter((route) => {
    const { kind, from, to } = route
    if (!tracks.has(from) || !tracks.has(to) || from === MASTER) return false
    if (leadsTo(to, from)) {
      if (kind === "out") fallbacks.push({ ...route, to: MASTER })
      return false
    }
    onward.set(from, (onward.get(from) ?? new Set()).add(to))
    return true
  })
  return [...kept, ...fallbacks]
}

const isBus = (kind: string | undefined) => kind === "bus" || kind === "folder" || kind === "master"

/** Frames that sound lies behind where it enters each track, and what each route must wait to arrive with the others. */
export type Alignment = {
  /** By track: at its input, after its own sources have waited as long. */
  readonly inputs: ReadonlyMap<string, number>
  /** By route: delay, frames. */
  readonly routes: ReadonlyMap<string, number>
}

/**
 * Delays that bring parallel paths together, buses and side-chains included.
 * @param chains latencies of the inserts of each track, by their ids, in order
 */
export function align(trackIds: readonly string[], routes: readonly Route[], chains: ReadonlyMap<string, readonly { id: string; latency: number }[]>): Alignment {
  const inputs = new Map<string, number>()
  const chainOf = (track: string) => chains.get(track) ?? []
  const through = (track: string, until?: string) => {
    const chain = chainOf(track)
    const end = until === undefined ? chain.length : chain.findIndex(({ id }) => id === until)
    return chain.slice(0, end).reduce((sum, { latency }) => sum + latency, 0)
  }
  const inputOf = (track: string): number => {
    const known = inputs.get(track)
    if (known !== undefined) return known
    const input = routes.filter(({ to }) => to === track).reduce((latest, { from, insertId }) => Math.max(latest, inputOf(from) + through(from) - (insertId === undefined ? 0 : through(track, insertId))), 0)
    inputs.set(track, input)
    return input
  }
  for (const track of trackIds) inputOf(track)
  const waits = new Map(routes.map(({ id, from, to, insertId }) => [id, inputOf(to) + (insertId === undefined ? 0 : through(to, insertId)) - inputOf(from) - through(from)]))
  return { inputs, routes: waits }
}

/**
 * Routes that are heard, solo in place: with any track soloed, what is soloed (or safe, or in a soloed folder) is heard with all that it
 * goes through; a soloed bus or folder keeps hearing what feeds it, which is not heard elsewhere. Muting is the track's own affair.
 */
export function heardRoutes(project: ProjectData, routes: readonly Route[]): Set<string> {
  const tracks = project.tracks
  const sound = routes.filter(({ kind }) => kind !== "side")
  const isOn = (id: string, flag: "solo" | "soloSafe"): boolean => Boolean(tracks[id]?.[flag]) && !tracks[id]?.deleted
  if (!present(tracks).some(({ id, solo }) => solo && id !== MASTER)) return new Set(sound.map(({ id }) => id))

  const inSoloedFolder = (id: string): boolean => {
    for (let parent = tracks[id]?.parentId, steps = 0; parent && steps < 64; parent = tracks[parent]?.parentId, steps++) if (isOn(parent, "solo")) return true
    return false
  }
  /** All that is reached from some tracks, along the routes or against them. */
  const reach = (starts: readonly string[], from: "from" | "to", to: "from" | "to") => {
    const reached = new Set(starts)
    for (const track of reached) for (const route of sound) if (route[from] === track) reached.add(route[to])
    return reached
  }
  const soloed = Object.keys(tracks).filter((id) => isOn(id, "solo") || inSoloedFolder(id))
  const downstream = reach([...soloed, ...Object.keys(tracks).filter((id) => isOn(id, "soloSafe"))], "from", "to")
  const feeding = reach(soloed, "to", "from")
  return new Set(sound.filter(({ from, to }) => downstream.has(from) || feeding.has(to)).map(({ id }) => id))
}
