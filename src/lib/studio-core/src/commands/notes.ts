import { counted, forEach, gone, highest, lowest, refuse, type Command } from "../command"
import { change, create, remove } from "../edit"
import { type Id, type Note } from "../records/schema"
import { linesAround, type Grid } from "../time/snap"

/** Writes notes into a region; ticks count from its start. */
export const addNotes = (regionId: Id, notes: readonly Omit<Note, "regionId">[]): Command => (project, makeId) => {
  const region = project.get("regions", regionId)
  if (!region) return gone("regions")
  if (region.kind !== "notes") return refuse("An audio region holds no notes.")
  return { label: `Add ${counted("notes", notes.length)}`, edits: notes.map((note) => create("notes", makeId(), { ...note, regionId })) }
}

/** Moves notes in time and pitch; all by the same, so far that none leaves the keys there are. */
export const moveNotes = (ids: readonly Id[], { by = 0, semitones = 0 }: { by?: number; semitones?: number }): Command => (project, makeId) => {
  const pitches = ids.flatMap((id) => project.get("notes", id)?.pitch ?? [])
  const up = Math.min(127 - highest(pitches), Math.max(-lowest(pitches), semitones))
  return forEach("notes", ids, (count) => `${by === 0 ? "Transpose" : "Move"} ${counted("notes", count)}`, ({ id, start, pitch }) => [change("notes", id, { start: start + by, pitch: pitch + up })])(project, makeId)
}

/** Lengthens (or shortens) notes by ticks at their end; none below one tick. */
export const resizeNotes = (ids: readonly Id[], by: number): Command =>
  forEach("notes", ids, (count) => `Change length of ${counted("notes", count)}`, ({ id, ticks }) => [change("notes", id, { ticks: Math.max(1, ticks + by) })])

/** Sets velocities, 1 to 127, or shifts them. */
export const setVelocity = (ids: readonly Id[], velocity: { to: number } | { by: number }): Command =>
  forEach("notes", ids, (count) => `Change velocity of ${counted("notes", count)}`, (note) => [change("notes", note.id, { velocity: "to" in velocity ? velocity.to : note.velocity + velocity.by })])

/**
 * Moves the beginnings of notes towards the grid of the timeline: by `strength` of the way, 0 to 1. `swing`, 0 to 1, delays every second line of a bar by up
 * to a third of the grid: at 1 two eighths are a triplet's quarter and eighth.
 */
export const quantize = (ids: readonly Id[], { grid, strength = 1, swing = 0 }: { grid: Grid; strength?: number; swing?: number }): Command =>
  forEach("notes", ids, (count) => `Quantize ${counted("notes", count)}`, ({ id, start, regionId }, { meter, ...project }) => {
    const at = (project.get("regions", regionId)?.start ?? 0) + start
    if (at < 0) return []
    const delay = (index: number) => (index % 2 === 1 && grid.kind === "notes" ? (Math.min(1, Math.max(0, swing)) * grid.ticks) / 3 : 0)
    const { before, after, index } = linesAround(at, grid, meter)
    const next = linesAround(after, grid, meter)
    const [left, right] = [before + delay(index), after + delay(next.index)]
    const nearest = Math.abs(at - left) < Math.abs(right - at) ? left : right
    return [change("notes", id, { start: Math.round(start + (nearest - at) * Math.min(1, Math.max(0, strength))) })]
  })

/** Deletes notes. */
export const deleteNotes = (ids: readonly Id[]): Command => forEach("notes", ids, (count) => `Delete ${counted("notes", count)}`, ({ id }) => [remove("notes", id)])
