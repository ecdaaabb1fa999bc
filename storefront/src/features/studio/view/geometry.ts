import { endOf, trackOrder, type Entry, type Project } from "@max-booster/studio-core"
import { lanesHeight } from "../mix/automation/lanes"

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

/** How rows look: their height, those that have one of their own, folders that are folded, and tracks whose automation is open. */
export type RowLook = { readonly px: number; readonly heights: ReadonlyMap<string, number>; readonly folded: ReadonlySet<string>; readonly open: ReadonlySet<string> }
export const plainRows: RowLook = { px: ROW_PX, heights: new Map(), folded: new Set(), open: new Set() }

/** A track's row, pixels from the top of all rows; `below` is what its open lanes take under it. */
export type Row = { track: Entry<"tracks">; top: number; height: number; below: number; depth: number }

/** Rows of all tracks, as they stand below each other; not those in folded folders, and the master only while its lanes are open. */
export function rowsOf(project: Project, { px, heights, folded, open }: RowLook = plainRows): Row[] {
  const places = new Map<string, { depth: number; isHidden: boolean }>()
  const rows: Row[] = []
  let top = 0
  for (const track of trackOrder(project)) {
    const folder = places.get(track.parentId)
    const depth = folder ? folder.depth + 1 : 0
    const isHidden = folder !== undefined && (folder.isHidden || folded.has(track.parentId))
    places.set(track.id, { depth, isHidden })
    if (isHidden || (track.kind === "master" && !open.has(track.id))) continue
    const [height, below] = [heights.get(track.id) ?? px, open.has(track.id) ? lanesHeight(project, track.id) : 0]
    rows.push({ track, top, height, below, depth })
    top += height + below
  }
  return rows
}

/** Pixels of all rows together. */
export const heightOf = (rows: readonly Row[]): number => { const last = rows.at(-1); return last ? last.top + last.height + last.below : 0 }

/** A region as it lies on the screen, pixels from the corner below the ruler. */
export type Box = { region: Entry<"regions">; left: number; right: number; top: number; height: number }

/** A region with the tick at which it ends. */
export type Placed = { region: Entry<"regions">; end: number }

/** The regions of a track that are shown; a take that waits in its folder is not. */
export const placedOn = (project: Project, trackId: string): Placed[] =>
  project.of("regions", "trackId", trackId).filter(({ takeId, takeLane }) => takeId === "" || takeLane === 0).map((region) => ({ region, end: endOf(region, project.tempo) }))

/** Boxes of the regions that are seen. */
export function boxesOf(rows: readonly Row[], view: View, width: number, height: number, placed: (trackId: string) => readonly Placed[]): Box[] {
  const boxes: Box[] = []
  const [from, to] = [view.from, toTick(view, width)]
  for (const row of rows) {
    if (row.top + row.height <= view.top || row.top >= view.top + height) continue
    for (const { region, end } of placed(row.track.id)) {
      if (end > from && region.start < to) boxes.push({ region, left: toPx(view, region.start), right: toPx(view, end), top: row.top - view.top, height: row.height })
    }
  }
  return boxes
}

/** The row at a height below the ruler. */
export const rowAt = (rows: readonly Row[], { top }: View, y: number): Row | undefined => rows.find((each) => y + top >= each.top && y + top < each.top + each.height)

/** What lies under a point: the edge of a region, a region, or a row. Later regions lie over earlier ones. */
export type Hit = { kind: "start" | "end" | "region"; box: Box } | { kind: "row"; trackId: string } | { kind: "none" }

export function hitAt(boxes: readonly Box[], rows: readonly Row[], view: View, x: number, y: number): Hit {
  const box = boxes.findLast((each) => x >= each.left - EDGE_PX / 2 && x <= each.right + EDGE_PX / 2 && y >= each.top && y < each.top + each.height)
  if (!box) {
    const row = rowAt(rows, view, y)
    return row ? { kind: "row", trackId: row.track.id } : { kind: "none" }
  }
  const reach = Math.min(EDGE_PX, (box.right - box.left) / 4)
  return { kind: x < box.left + reach ? "start" : x > box.right - reach ? "end" : "region", box }
}

/** The view in which ticks from one to another fill a width, with a little room at the sides. */
export function viewOf(from: number, to: number, width: number, top: number): View {
  const room = Math.min(40, width / 10)
  const ticksPerPx = Math.min(ZOOM.most, Math.max(ZOOM.least, (to - from) / Math.max(1, width - 2 * room)))
  return { from: Math.max(0, from - room * ticksPerPx), ticksPerPx, top }
}
