import { counted, forEach, gone, highest, lowest, present, refuse, type Command } from "../command"
import { change, create, remove, type Edit } from "../edit"
import { type Entry, type Project } from "../live"
import { type Id, type Region, type Track } from "../records/schema"
import { endOf, heardSeconds } from "../time/lengths"
import { labelFor } from "../words"
import { copyOf } from "./copies"
import { withFadesThatFit } from "./slice"

/** What of a region is simply set; lengths and places have commands of their own. */
export type RegionSettings = Pick<Region, "name" | "colour" | "gainDb" | "muted" | "reversed" | "transpose" | "ratio" | "sourceBpm" | "loops" | "loopTicks" | "fadeInCurve" | "fadeOutCurve">

/** Why a region of this kind cannot stand on a track; undefined when it can. */
export const cannotHold = (track: Track, kind: Region["kind"]): string | undefined =>
  track.kind === (kind === "audio" ? "audio" : "instrument") ? undefined : `“${track.name}” takes no ${kind === "audio" ? "audio" : "notes"}.`

/** Adds a region. */
export const addRegion = (fields: Partial<Region> & Pick<Region, "trackId" | "kind">): Command => (project, makeId) => {
  const track = project.get("tracks", fields.trackId)
  if (!track) return gone("tracks")
  const trouble = cannotHold(track, fields.kind)
  return trouble ? refuse(trouble) : { label: "Add region", edits: [create("regions", makeId(), fields)] }
}

/** Makes a recording known to the project; its id is its hash. */
export const addAsset = (fields: { hash: string; name: string; frames: number; sampleRate: number; channels: number }): Command => () =>
  ({ label: "Add recording", edits: [create("assets", fields.hash, fields)] })

/** Takes recordings out of the project that no region and no effect uses; the files stay where they are. */
export const removeAssets = (ids: readonly Id[]): Command => (project, makeId) => {
  const inserts = new Set(project.all("inserts").map((insert) => (insert as { assetId?: string }).assetId))
  const used = ids.find((id) => inserts.has(id) || project.of("regions", "assetId", id).length > 0)
  if (used !== undefined) return refuse(`“${project.get("assets", used)?.name ?? "A recording"}” is used in the project.`)
  return forEach("assets", ids, (count) => `Remove ${counted("assets", count)}`, ({ id }) => [remove("assets", id)])(project, makeId)
}

/** Sets gain, mute, reversal, transposition, speed, own tempo (0: does not follow), repeats, name, color of regions. */
export const setRegions = (ids: readonly Id[], fields: Partial<RegionSettings>): Command =>
  forEach("regions", ids, (count) => `Change ${labelFor("regions", fields, "settings")} of ${counted("regions", count)}`, ({ id, ...region }, project) => {
    const { fadeIn, fadeOut } = withFadesThatFit({ ...region, ...fields }, project.tempo)
    return [change("regions", id, region.kind === "audio" ? { ...fields, fadeIn, fadeOut } : fields)]
  })

/** Moves regions by ticks, as far as the beginning of the timeline, and to other tracks: `onto` says which track's go where. */
export const moveRegions = (ids: readonly Id[], { by = 0, onto = {} }: { by?: number; onto?: Record<Id, Id> }): Command => (project) => {
  const regions = present(project, "regions", ids)
  if (regions.length === 0) return gone("regions")
  const shift = Math.max(Math.round(by), -lowest(regions.map(({ start }) => start)))
  const edits: Edit[] = []
  for (const { id, start, trackId, kind } of regions) {
    const target = onto[trackId] ?? trackId
    const track = project.get("tracks", target)
    if (!track) return gone("tracks")
    const trouble = target === trackId ? undefined : cannotHold(track, kind)
    if (trouble) return refuse(trouble)
    edits.push(change("regions", id, { start: start + shift, trackId: target }))
  }
  return { label: `Move ${counted("regions", regions.length)}`, edits }
}

/** Deletes regions; their notes go and come back with them. */
export const deleteRegions = (ids: readonly Id[]): Command => forEach("regions", ids, (count) => `Delete ${counted("regions", count)}`, ({ id }) => [remove("regions", id)])

/** Copies regions with their notes to right after them all, or by so many ticks. */
export const duplicateRegions = (ids: readonly Id[], by?: number): Command => (project, makeId) => {
  const regions = present(project, "regions", ids)
  if (regions.length === 0) return gone("regions")
  const shift = by ?? Math.ceil(highest(regions.map((region) => endOf(region, project.tempo))) - 1e-6) - lowest(regions.map(({ start }) => start))
  return { label: `Duplicate ${counted("regions", regions.length)}`, edits: copyOf(project, makeId, regions.map(({ id, start }) => ({ collection: "regions", id, fields: { start: Math.max(0, start + shift) } }))) }
}

/** Sets fades, seconds as heard. Both are cut to what the region has, the one that is not set first. */
export const setFades = (ids: readonly Id[], fades: Partial<Pick<Region, "fadeIn" | "fadeOut" | "fadeInCurve" | "fadeOutCurve">>): Command =>
  forEach("regions", ids, (count) => `Change ${labelFor("regions", fades, "fades")} of ${counted("regions", count)}`, ({ id, ...region }, { tempo }) => {
    const heard = heardSeconds(region, tempo)
    const fit = (value = 0) => Math.min(Math.max(0, value), heard)
    const fadeOut = fades.fadeOut === undefined ? Math.min(region.fadeOut, heard - fit(fades.fadeIn ?? region.fadeIn)) : fit(fades.fadeOut)
    return [change("regions", id, { ...fades, fadeOut, fadeIn: Math.min(fit(fades.fadeIn ?? region.fadeIn), heard - fadeOut) })]
  })

/** Makes the overlap of two audio regions of a track their crossfade. */
export const crossfade = (ids: readonly [Id, Id], curve = 0): Command => (project) => {
  const [earlier, later] = present(project, "regions", ids).sort((a, b) => a.start - b.start)
  if (!earlier || !later) return gone("regions")
  if (earlier.trackId !== later.trackId || earlier.kind !== "audio" || later.kind !== "audio") return refuse("Only two audio regions of one track are crossfaded.")
  const { secondsAt } = project.tempo
  const [ends, otherEnds] = [earlier, later].map((region) => secondsAt(region.start) + heardSeconds(region, project.tempo)) as [number, number]
  const overlap = ends - secondsAt(later.start)
  if (overlap <= 0) return refuse("The regions do not overlap: move or lengthen one of them.")
  if (otherEnds < ends) return refuse("One region lies within the other: a crossfade needs an end beyond it.")
  return {
    label: "Crossfade",
    edits: [
      change("regions", earlier.id, { fadeOut: overlap, fadeOutCurve: curve, fadeIn: Math.min(earlier.fadeIn, heardSeconds(earlier, project.tempo) - overlap) }),
      change("regions", later.id, { fadeIn: overlap, fadeInCurve: curve, fadeOut: Math.min(later.fadeOut, heardSeconds(later, project.tempo) - overlap) }),
    ],
  }
}

/** Plays an audio region so much faster or slower that it ends at a tick; the pitch stays, and it follows the tempo no more. */
export const stretchRegion = (id: Id, toTick: number): Command => (project) => {
  const region = project.get("regions", id)
  if (!region) return gone("regions")
  const seconds = project.tempo.secondsAt(toTick) - project.tempo.secondsAt(region.start)
  if (region.kind !== "audio" || region.length === 0) return refuse("Only audio is stretched.")
  const ratio = (region.length * region.loops) / seconds
  if (seconds <= 0 || ratio > 16 || ratio < 1 / 16) return refuse("A region plays at a sixteenth to sixteen times its speed.")
  const { fadeIn, fadeOut } = withFadesThatFit({ ...region, ratio, sourceBpm: 0 }, project.tempo)
  return { label: "Stretch region", edits: [change("regions", id, { ratio, sourceBpm: 0, fadeIn, fadeOut })] }
}

/** The notes of a region, by where they begin. */
export const notesOf = (project: Project, regionId: Id): Entry<"notes">[] => project.of("notes", "regionId", regionId).sort((a, b) => a.start - b.start || a.pitch - b.pitch || (a.id < b.id ? -1 : 1))
