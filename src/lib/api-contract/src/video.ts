import { z } from "zod"
import { route } from "./route"

/** Pixels of a waveform video for social posts. */
export const videoFormats = { square: { label: "Square", width: 1080, height: 1080 }, tall: { label: "Upright 9:16", width: 1080, height: 1920 }, wide: { label: "Wide 16:9", width: 1920, height: 1080 } } as const
export type VideoFormat = keyof typeof videoFormats
const format = z.enum(["square", "tall", "wide"])

/** Kind of the rendition that is a waveform video. */
export const VIDEO = "video"

/** A part of a recording as a video. Seconds; `tagged`: with the shop's voice tag, as anybody may hear it. */
export const videoSpec = z.object({ format, start: z.number().min(0), seconds: z.number().min(5, "At least 5 seconds").max(180, "At most 3 minutes"), tagged: z.boolean() })
export type VideoSpec = z.infer<typeof videoSpec>

export const readVideoStill = route({
  method: "GET", path: "/sellers/recordings/:id/video-still", who: "seller", summary: "How a video will look at a third of its way, as a JPEG",
  query: z.object({ format, start: z.coerce.number().min(0), seconds: z.coerce.number().min(1).max(180) }),
})
