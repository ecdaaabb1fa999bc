import { gone, highest, present, refuse, type Command } from "../command"
import { change, create, remove, type Edit } from "../edit"
import { type Entry } from "../live"
import { type Id, type Note } from "../records/schema"
import { endOf, heardNotes, ratioOf } from "../time/lengths"
import { notesOf } from "./regions"
import { plainNote, rotateNotes, sliceAudio, sliceNotes, sourceSeconds, spanOf, withFadesThatFit } from "./slice"

/** Cuts the regions that lie across a tick in two there. The earlier part keeps the id. A note across the cut becomes two, a loop goes on in step. */
export const splitRegions = (ids: readonly Id[], at: number): Command => (project, makeId) => {
  const tick = Math.round(at)
  const regions = present(project, "regions", ids)
  const cut = regions.filter((region) => region.start < tick && endOf(region, project.tempo) > tick)
  if (cut.length === 0) return regions.length === 0 ? gone("regions") : refuse("There is no region to split at this place.")
  const edits = cut.flatMap((region): Edit[] => {
    if (region.kind === "notes") return splitNotes(region, notesOf(project, region.id), tick, makeId)
    const [left, ...more] = sliceAudio(region, region.start, tick, project.tempo)
    return [change("regions", region.id, left ?? {}), ...[...more, ...sliceAudio(region, tick, Infinity, project.tempo)].map((part) => create("regions", makeId(), part))]
  })
  return { label: cut.length === 1 ? "Split region" : `Split ${cut.length} regions`, edits }
}

function splitNotes({ id, ...region }: Entry<"regions">, notes: readonly Entry<"notes">[], tick: number, makeId: () => Id): Edit[] {
  const at = tick - region.start
  const regionId = makeId()
  const right = create("regions", regionId, { ...region, start: tick, ticks: region.ticks - at })
  const left = change("regions", id, { ticks: at })
  if (region.loopTicks > 0) return [left, right, ...rotateNotes(notes, at % region.loopTicks, region.loopTicks).map((note) => create("notes", makeId(), { ...plainNote(note), regionId }))]
  const over = sliceNotes(notes.filter(({ start }) => start >= 0 && start < at), at, Infinity)
  return [
    left, right,
    ...notes.flatMap((note): Edit[] => (note.start >= at ? [change("notes", note.id, { regionId, start: note.start - at })] : note.start + note.ticks > at ? [change("notes", note.id, { ticks: at - note.start })] : [])),
    ...over.map((note) => create("notes", makeId(), { ...plainNote(note), regionId })),
  ]
}

/** Moves the end of a region to a tick: audio as far as its source goes, a looped one in passes and parts of one. */
export const trimEnd = (id: Id, tick: number): Command => (project) => {
  const region = project.get("regions", id)
  if (!region) return gone("regions")
  if (tick <= region.start) return refuse("Nothing would be left of the region.")
  if (region.kind === "notes") return { label: "Trim region", edits: [change("regions", id, { ticks: Math.round(tick - region.start) })] }
  const seconds = (project.tempo.secondsAt(tick) - project.tempo.secondsAt(region.start)) * ratioOf(region, project.tempo)
  const trimmed = region.loops > 1 && seconds > region.length ? withFadesThatFit({ ...region, loops: seconds / region.length }, project.tempo)
    : spanOf({ ...region, loops: 1 }, region.start, tick, project, sourceSeconds(project, region))
  return { label: "Trim region", edits: [change("regions", id, trimmed)] }
}

/** Moves the start of a region to a tick; what remains stays where it sounds. Audio goes back as far as its source goes. */
export const trimStart = (id: Id, tick: number): Command => (project, makeId) => {
  const region = project.get("regions", id)
  if (!region) return gone("regions")
  if (tick >= endOf(region, project.tempo)) return refuse("Nothing would be left of the region.")
  const at = Math.max(0, Math.round(tick))
  const label = "Trim region"
  if (region.kind === "notes") return { label, edits: trimNotesStart({ ...region, id }, notesOf(project, id), at, makeId) }
  if (at >= region.start) {
    const [first, ...more] = sliceAudio(region, at, Infinity, project.tempo)
    return { label, edits: [change("regions", id, first ?? {}), ...more.map((part) => create("regions", makeId(), part))] }
  }
  if (region.loops > 1) return refuse("A loop is lengthened at its end.")
  return { label, edits: [change("regions", id, spanOf(region, at, undefined, project, sourceSeconds(project, region)))] }
}

function trimNotesStart(region: Entry<"regions">, notes: readonly Entry<"notes">[], at: number, makeId: () => Id): Edit[] {
  const by = at - region.start
  const trimmed = change("regions", region.id, { start: at, ticks: region.ticks - by })
  if (region.loopTicks === 0) return [trimmed, ...notes.map((note) => change("notes", note.id, { start: note.start - by }))]
  const phase = ((by % region.loopTicks) + region.loopTicks) % region.loopTicks
  if (phase === 0) return [trimmed]
  const turned = rotateNotes(notes, phase, region.loopTicks)
  return [trimmed, ...notes.map((note) => remove("notes", note.id)), ...turned.map((note) => create("notes", makeId(), plainNote(note)))]
}

/**
 * Slips what regions play under their edges: by so many seconds as heard, later when positive. Audio goes as far as its source goes; notes are kept, also
 * those that leave their region.
 */
export const slipRegions = (ids: readonly Id[], seconds: number): Command => (project) => {
  const regions = present(project, "regions", ids)
  if (regions.length === 0) return gone("regions")
  const edits = regions.flatMap((region): Edit[] => {
    const { tempo } = project
    if (region.kind === "notes") {
      const by = Math.round(tempo.ticksAt(tempo.secondsAt(region.start) + seconds)) - region.start
      return notesOf(project, region.id).map(({ id, start }) => change("notes", id, { start: start + by }))
    }
    const most = Math.max(0, Math.min(1e6, sourceSeconds(project, region)) - region.length)
    const by = seconds * ratioOf(region, tempo) * (region.reversed ? 1 : -1)
    return [change("regions", region.id, { offset: Math.min(most, Math.max(0, region.offset + by)) })]
  })
  return { label: regions.length === 1 ? "Slip region" : `Slip ${regions.length} regions`, edits }
}

/** Makes one region of several of a track: notes with all their loops written out; audio when they are parts of one recording that follow each other in it. */
export const glueRegions = (ids: readonly Id[]): Command => (project, makeId) => {
  const regions = present(project, "regions", ids).sort((a, b) => a.start - b.start)
  const [first, ...others] = regions
  if (!first) return gone("regions")
  if (others.length === 0) return refuse("Choose at least two regions to glue.")
  if (others.some(({ trackId, kind }) => trackId !== first.trackId || kind !== first.kind)) return refuse("Only regions of one track are glued.")
  const removed = others.map(({ id }) => remove("regions", id))
  const label = `Glue ${regions.length} regions`
  if (first.kind === "audio") {
    for (const [index, region] of others.entries()) if (!follows(regions[index] as Entry<"regions">, region)) return refuse("These are not parts of one recording that follow each other: bounce them to one instead.")
    const length = regions.reduce((sum, region) => sum + region.length, 0)
    const last = others.at(-1) ?? first
    return { label, edits: [change("regions", first.id, { length, offset: first.reversed ? last.offset : first.offset, fadeOut: last.fadeOut, fadeOutCurve: last.fadeOutCurve }), ...removed] }
  }
  const ends = highest(regions.map((region) => region.start + region.ticks))
  const written = regions.flatMap((region) => {
    const shift = region.start - first.start
    return heardNotes(region, notesOf(project, region.id)).map((note): Note => ({ ...plainNote(note), regionId: first.id, start: note.start + shift }))
  })
  return {
    label,
    edits: [
      change("regions", first.id, { ticks: ends - first.start, loopTicks: 0 }), ...removed,
      ...notesOf(project, first.id).map(({ id }) => remove("notes", id)), ...written.map((note) => create("notes", makeId(), note)),
    ],
  }

  function follows(a: Entry<"regions">, b: Entry<"regions">): boolean {
    const isAlike = (["assetId", "reversed", "ratio", "sourceBpm", "transpose", "gainDb", "takeId", "takeLane"] as const).every((key) => a[key] === b[key]) && a.loops === 1 && b.loops === 1
    const [before, after] = a.reversed ? [b, a] : [a, b]
    return isAlike && Math.abs(before.offset + before.length - after.offset) < 1e-4 && Math.abs(endOf(a, project.tempo) - b.start) < 1
  }
}
