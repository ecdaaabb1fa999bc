import { ratioOf, type Project } from "@max-booster/studio-core"
import type { Box } from "../view/geometry"

/** Parts of a region that a press takes hold of. */
export type Zone = "start" | "end" | "fadeIn" | "fadeOut" | "gain" | "loop" | "body"

/** Height of the strip with a region's name. */
export const NAME_PX = 18
/** How near a handle is meant: a pointer's, and a finger's. */
const REACH = { mouse: 6, touch: 14 } as const
/** Regions narrower than this, px, show no handles within. */
export const HANDLES_PX = 56
/** Gain at the top and at the bottom of a region, dB. */
const GAIN = { most: 12, least: -36 } as const

/** Where the handles of a region lie, in the pixels of its box. */
export type Handles = { fadeIn: number; fadeOut: number; head: number; gainX: number; gainY: number }

/** Pixels a second of a region's sound. */
export const pxPerSecond = ({ region, left, right }: Box, project: Project): number => (right - left) / Math.max(1e-9, (region.length * region.loops) / ratioOf(region, project.tempo))

/** The handles of an audio region that is wide enough for them. */
export function handlesOf(box: Box, project: Project): Handles | undefined {
  const { region, left, right, top, height } = box
  if (region.kind !== "audio" || right - left < HANDLES_PX || height < 40) return undefined
  const scale = pxPerSecond(box, project)
  return { fadeIn: left + region.fadeIn * scale, fadeOut: right - region.fadeOut * scale, head: top + NAME_PX, gainX: (left + right) / 2, gainY: gainToY(region.gainDb, box) }
}

/** The height at which a gain is shown. */
export function gainToY(gainDb: number, { top, height }: Pick<Box, "top" | "height">): number {
  const part = (GAIN.most - Math.min(GAIN.most, Math.max(GAIN.least, gainDb))) / (GAIN.most - GAIN.least)
  return top + NAME_PX + 6 + part * (height - NAME_PX - 14)
}

/** Decibels a pixel of a gain handle's way. */
export const dbPerPx = ({ height }: Pick<Box, "height">): number => (GAIN.most - GAIN.least) / Math.max(20, height - NAME_PX - 14)

/** The part of a region under a point: handles before edges, edges before the rest. */
export function zoneAt(box: Box, project: Project, x: number, y: number, pointer: "mouse" | "touch" = "mouse"): Zone {
  const reach = REACH[pointer]
  const handles = handlesOf(box, project)
  if (handles && pointer === "mouse" && y < box.top + 9 && x > box.right - 12) return "loop"
  if (handles) {
    const near = (handleX: number, handleY: number) => Math.hypot(x - handleX, y - handleY) <= reach + 2
    if (near(handles.fadeIn + 4, handles.head + 4)) return "fadeIn"
    if (near(handles.fadeOut - 4, handles.head + 4)) return "fadeOut"
    if (near(handles.gainX, handles.gainY)) return "gain"
  }
  if (box.region.kind === "notes" && box.right - box.left >= HANDLES_PX && y < box.top + 9 && x > box.right - 12) return "loop"
  const edge = Math.min(reach + 2, (box.right - box.left) / 4)
  return x < box.left + edge ? "start" : x > box.right - edge ? "end" : "body"
}

/** The pointer's shape over a part of a region. */
export const cursorOf: Record<Zone, string> = { start: "w-resize", end: "e-resize", fadeIn: "ew-resize", fadeOut: "ew-resize", gain: "ns-resize", loop: "alias", body: "grab" }
