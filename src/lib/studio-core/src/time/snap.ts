import { QUARTER } from "../records/schema"
import { type MeterMap } from "./meter"

/** What a grid may be called: off, fitted to the zoom, bars, notes from 1/1 to 1/64 (t: triplets, d: dotted). */
export const snaps = ["off", "adaptive", "bar", ...[1, 2, 4, 8, 16, 32, 64].flatMap((part) => [`1/${part}`, `1/${part}t`, `1/${part}d`])] as const

/** Nearer than this, px, lines of the adaptive grid would not be told apart. */
const LINE_PX = 12

/** A grid: note values begin anew at each bar; one of several bars counts from bar 1. */
export type Grid = { kind: "off" } | { kind: "notes"; ticks: number } | { kind: "bars"; bars: number }

/** The grid of a name; off for one that is none. `ticksPerPx` is for the adaptive one. */
export function gridOf(snap: string, ticksPerPx = 1, barTicks = 4 * QUARTER): Grid {
  if (snap === "bar") return { kind: "bars", bars: 1 }
  if (snap === "adaptive") {
    const least = LINE_PX * ticksPerPx
    const part = [64, 32, 16, 8, 4].find((each) => (4 * QUARTER) / each >= least)
    return part !== undefined ? { kind: "notes", ticks: (4 * QUARTER) / part } : { kind: "bars", bars: 2 ** Math.max(0, Math.ceil(Math.log2(least / barTicks))) }
  }
  const match = /^1\/(1|2|4|8|16|32|64)([td]?)$/.exec(snap)
  const factor = match?.[2] === "t" ? 2 / 3 : match?.[2] === "d" ? 3 / 2 : 1
  return match ? { kind: "notes", ticks: ((4 * QUARTER) / Number(match[1])) * factor } : { kind: "off" }
}

/** The lines to both sides of a tick; both are the tick itself when the grid is off or it lies on a line. */
export function linesAround(tick: number, grid: Grid, meter: MeterMap): { before: number; after: number; index: number } {
  if (grid.kind === "off") return { before: tick, after: tick, index: 0 }
  if (grid.kind === "bars") {
    const { bar } = meter.positionAt(tick)
    const first = bar - ((bar - 1) % grid.bars)
    const before = meter.tickOf({ bar: first, beat: 1, tick: 0 })
    return { before, after: before === tick ? tick : meter.tickOf({ bar: first + grid.bars, beat: 1, tick: 0 }), index: (first - 1) / grid.bars }
  }
  const { start, end } = meter.barAt(tick)
  const index = Math.floor((tick - start) / grid.ticks)
  const before = start + index * grid.ticks
  return { before, after: before === tick ? tick : Math.min(end, before + grid.ticks), index }
}

/** The line nearest to a tick (the later one halfway), a whole tick at or after 0. */
export function snapTick(tick: number, grid: Grid, meter: MeterMap): number {
  const { before, after } = linesAround(Math.max(0, tick), grid, meter)
  return Math.round(tick - before < after - tick ? before : after)
}

/** The lines from one tick to another, both included, for drawing and for steps by key; none when the grid is off. */
export function gridLines(from: number, to: number, grid: Grid, meter: MeterMap): number[] {
  const lines: number[] = []
  if (grid.kind === "off") return lines
  for (let line = linesAround(Math.max(0, from), grid, meter).after; line <= to; line = linesAround(line + 1, grid, meter).after) lines.push(line)
  return lines
}
