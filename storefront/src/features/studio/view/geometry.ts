import { endOf, trackOrder, type Entry, type Id, type Project } from "@max-booster/studio-core"
import { heightOf } from "../mix/automation/lanes"

/** What is seen of the timeline: the tick at the left edge, ticks a pixel, and pixels that are scrolled down. */
export type View = { readonly from: number; readonly ticksPerPx: number; readonly top: number }

/** Bounds of zooming, ticks a pixel: from a hundredth of a quarter on a screen to an hour. */
export const ZOOM = { least: 0.25, most: 4_000 } as const
export const ROW_PX = 72
export const RULER_PX = 32
/** How near to a region's edge its edge is meant, and not the region. */
const EDGE_PX = 8

export const toPx = ({ from, ticksPerPx }: View, tick: number): number => (tick - from) / ticksPerPx
export const toTick = ({ from, ticksPerPx }: View, px: number): number => from + px * ticksPerPx

/** Zooms about a pixel: what lies under it stays there. */
export function zoomed(view: View, px: number, factor: number): View {
  const ticksPerPx = Math.min(ZOOM.most, Math.max(ZOOM.least, view.ticksPerPx * factor))
  return { ...view, ticksPerPx, from: Math.max(0, toTick(view, px) - px * ticksPerPx) }
}

/** Scrolls by pixels, no farther than the beginning. */
export const scrolled = (view: View, px: number, down: number, mostDown: number): View =>
  ({ ...view, from: Math.max(0, view.from + px * view.ticksPerPx), top: Math.min(Math.max(0, mostDown), Math.max(0, view.top + down)) })

/** A track's row, pixels from the top of all rows; `below` is what its open lanes take under it. */
export type Row = { track: Entry<"tracks">; top: number; depth: number; below: number }

/** Rows of all tracks, as they stand below each other; the master has one only while its lanes are open. */
export function rowsOf(project: Project, open?: ReadonlySet<Id>): Row[] {
  const depthOf = (parentId: string): number => (parentId === "" ? 0 : 1 + depthOf(project.get("tracks", parentId)?.parentId ?? ""))
  let next = 0
  return trackOrder(project).filter(({ id, kind }) => kind !== "master" || open?.has(id)).map((track) => {
    const [top, below] = [next, open?.has(track.id) ? heightOf(project, track.id) : 0]
    next += ROW_PX + below
    return { track, top, below, depth: depthOf(track.parentId) }
  })
}

/** Where the last row and its lanes end. */
export const endOfRows = (rows: readonly Row[]): number => { const last = rows.at(-1); return last ? last.top + ROW_PX + last.below : 0 }

/** A region as it lies on the screen, pixels from the corner below the ruler. */
export type Box = { region: Entry<"regions">; left: number; right: number; top: number }

/** Boxes of the regions that are seen; a take that waits in its folder is not. */
export function boxesOf(project: Project, rows: readonly Row[], view: View, width: number, height: number): Box[] {
  return rows.filter(({ top }) => top + ROW_PX > view.top && top < view.top + height).flatMap(({ track, top }) =>
    project.of("regions", "trackId", track.id).filter(({ takeId, takeLane }) => takeId === "" || takeLane === 0).map((region) => ({
      region, left: toPx(view, region.start), right: toPx(view, endOf(region, project.tempo)), top: top - view.top,
    }))).filter(({ left, right }) => right > 0 && left < width)
}

/** What lies under a point: the edge of a region, a region, or a row. Later regions lie over earlier ones. */
export type Hit = { kind: "start" | "end" | "region"; box: Box } | { kind: "row"; trackId: string } | { kind: "none" }

export function hitAt(boxes: readonly Box[], rows: readonly Row[], { top }: View, x: number, y: number): Hit {
  const box = boxes.findLast((each) => x >= each.left - EDGE_PX / 2 && x <= each.right + EDGE_PX / 2 && y >= each.top && y < each.top + ROW_PX)
  if (!box) {
    const row = rows.find((each) => y + top >= each.top && y + top < each.top + ROW_PX)
    return row ? { kind: "row", trackId: row.track.id } : { kind: "none" }
  }
  const reach = Math.min(EDGE_PX, (box.right - box.left) / 4)
  return { kind: x < box.left + reach ? "start" : x > box.right - reach ? "end" : "region", box }
}
