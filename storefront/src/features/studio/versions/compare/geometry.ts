import { toPx, ZOOM, type View } from "../../view/geometry"
import { placeOf, type ComparedRegion, type Comparison, type Placed } from "./comparison"

export const COMPARE_ROW_PX = 56
export const COMPARE_RULER_PX = 28
/** The least that a region takes of a screen, so that it can be hit. */
const LEAST_PX = 6
/** Room after the end when all is seen. */
const MARGIN_PX = 24

/** A region on the screen, pixels from the corner below the ruler; `ghost` is where it was before it moved. */
export type ComparedBox = { region: ComparedRegion; box: Box; ghost: Box | null }
export type Box = { left: number; right: number; top: number }

/** The view that shows all of both. */
export const fitted = ({ end, meter }: Pick<Comparison, "end" | "meter">, width: number): View =>
  ({ from: 0, top: 0, ticksPerPx: Math.min(ZOOM.most, Math.max(ZOOM.least, (end || meter.barAt(0).end * 4) / Math.max(1, width - MARGIN_PX))) })

/** Where everything lies; what is outside the view has boxes outside of it. */
export function boxesOf({ regions, tracks }: Comparison, view: View): ComparedBox[] {
  const rows = new Map(tracks.map(({ id }, index) => [id, index * COMPARE_ROW_PX - view.top]))
  const boxOf = ({ from, to, trackId }: Placed): Box => {
    const left = toPx(view, from)
    return { left, right: Math.max(left + LEAST_PX, toPx(view, to)), top: rows.get(trackId) ?? 0 }
  }
  return regions.map((region) => ({ region, box: boxOf(placeOf(region)), ghost: hasMoved(region) && region.before ? boxOf(region.before) : null }))
}

/** Whether a region lies elsewhere, or on another track, than it did. */
export const hasMoved = ({ before, after }: ComparedRegion): boolean => before !== null && after !== null && (before.from !== after.from || before.trackId !== after.trackId)

/** Whether a part of a box, or of the way from its ghost, is seen. */
export function isSeen({ box, ghost }: ComparedBox, width: number, height: number): boolean {
  const all = ghost ? [box, ghost] : [box]
  return Math.min(...all.map(({ left }) => left)) < width && Math.max(...all.map(({ right }) => right)) > 0
    && Math.min(...all.map(({ top }) => top)) < height && Math.max(...all.map(({ top }) => top)) + COMPARE_ROW_PX > 0
}

/** What differs lies over what is the same; later regions over earlier ones. */
export function regionAt(boxes: readonly ComparedBox[], x: number, y: number): ComparedRegion | undefined {
  const under = boxes.filter(({ box: { left, right, top } }) => x >= left && x <= right && y >= top && y < top + COMPARE_ROW_PX)
  return (under.findLast(({ region }) => region.state !== "same") ?? under.at(-1))?.region
}

/** The next region that differs, by time and then by row; around the corner at the ends. */
export function neighbour({ regions, tracks }: Comparison, id: string | null, key: "next" | "previous" | "first" | "last"): ComparedRegion | undefined {
  const row = new Map(tracks.map((track, index) => [track.id, index]))
  const differing = regions.filter(({ state }) => state !== "same").sort((a, b) => placeOf(a).from - placeOf(b).from || (row.get(placeOf(a).trackId) ?? 0) - (row.get(placeOf(b).trackId) ?? 0))
  const at = differing.findIndex((region) => region.id === id)
  if (key === "first" || (at < 0 && key === "next")) return differing[0]
  if (key === "last" || (at < 0 && key === "previous")) return differing.at(-1)
  return differing[(at + (key === "next" ? 1 : -1) + differing.length) % differing.length]
}

/** The view in which a region is seen: as it is if it is seen, else moved there. */
export function revealing(view: View, comparison: Comparison, id: string, width: number, height: number): View {
  const found = boxesOf(comparison, view).find(({ region }) => region.id === id)
  if (!found) return view
  const { left, right, top } = found.box
  const from = left < 0 || left > width - LEAST_PX || (right > width && left > width / 2) ? Math.max(0, view.from + (left - width / 4) * view.ticksPerPx) : view.from
  const down = top < 0 ? top : Math.max(0, top + COMPARE_ROW_PX - height)
  return { ...view, from, top: Math.max(0, view.top + down) }
}
