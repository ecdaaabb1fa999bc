import type { Entry, Note } from "@max-booster/studio-core"

/** What is seen of the notes: ticks of the timeline along, keys from the top. */
export type RollView = { readonly from: number; readonly ticksPerPx: number; /** The highest key that is seen, with a fraction. */ readonly top: number; readonly keyPx: number }

/** Height of the velocities below, px. */
export const VELOCITY_PX = 56
/** Height of the ruler above, px. */
export const ROLL_RULER_PX = 18
/** How near to its end a note is made longer, px. */
const END_PX = 7

export const pitchAt = ({ top, keyPx }: RollView, y: number): number => Math.min(127, Math.max(0, Math.floor(top + 1 - (y - ROLL_RULER_PX) / keyPx)))
export const pitchY = ({ top, keyPx }: RollView, pitch: number): number => ROLL_RULER_PX + (top - pitch) * keyPx

/** Whether a key is black. */
export const isBlack = (pitch: number): boolean => [1, 3, 6, 8, 10].includes(pitch % 12)

/** A key's name: 60 is C4. */
export const pitchName = (pitch: number): string => `${["C", "C♯", "D", "D♯", "E", "F", "F♯", "G", "G♯", "A", "A♯", "B"][pitch % 12] ?? ""}${Math.floor(pitch / 12) - 1}`

/** Scrolls by pixels, within the keys there are and no farther than the beginning. */
export const rollScrolled = (view: RollView, px: number, down: number, height: number): RollView => {
  const keys = (height - ROLL_RULER_PX - VELOCITY_PX) / view.keyPx
  return { ...view, from: Math.max(0, view.from + px * view.ticksPerPx), top: Math.min(127, Math.max(Math.min(127, keys - 1), view.top - down / view.keyPx)) }
}

/** A view that shows a region's notes: all of its length, and their keys in the middle. */
export function rollViewOf(region: { start: number; ticks: number }, notes: readonly Pick<Note, "pitch">[], width: number, height: number): RollView {
  const keyPx = 14
  const keys = (height - ROLL_RULER_PX - VELOCITY_PX) / keyPx
  const pitches = notes.map(({ pitch }) => pitch)
  const middle = pitches.length > 0 ? (Math.min(...pitches) + Math.max(...pitches)) / 2 : 60
  const ticksPerPx = Math.min(40, Math.max(1, region.ticks / Math.max(100, width - 24)))
  return rollScrolled({ from: Math.max(0, region.start - 12 * ticksPerPx), ticksPerPx, keyPx, top: middle + keys / 2 }, 0, 0, height)
}

/** What lies under a point of the notes: a note, its end, the velocity of one, or an empty place. */
export type RollHit = { kind: "note" | "end" | "velocity"; note: Entry<"notes"> } | { kind: "empty"; tick: number; pitch: number } | { kind: "ruler" } | { kind: "velocities" }

/** @param start the region's, ticks; notes count from it */
export function rollHit(notes: readonly Entry<"notes">[], start: number, view: RollView, height: number, x: number, y: number): RollHit {
  const tick = view.from + x * view.ticksPerPx
  if (y < ROLL_RULER_PX) return { kind: "ruler" }
  const px = (note: Entry<"notes">) => (start + note.start - view.from) / view.ticksPerPx
  if (y > height - VELOCITY_PX) {
    const near = notes.filter((note) => Math.abs(px(note) - x) < 7).sort((a, b) => Math.abs(px(a) - x) - Math.abs(px(b) - x))[0]
    return near ? { kind: "velocity", note: near } : { kind: "velocities" }
  }
  const pitch = pitchAt(view, y)
  const note = notes.findLast((each) => each.pitch === pitch && x >= px(each) - 2 && x <= px(each) + each.ticks / view.ticksPerPx + 2)
  if (!note) return { kind: "empty", tick, pitch }
  const [left, width] = [px(note), note.ticks / view.ticksPerPx]
  return { kind: x > left + width - Math.min(END_PX, width / 3) ? "end" : "note", note }
}
