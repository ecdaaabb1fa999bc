import { readFile } from "node:fs/promises"
import { VIDEO, videoFormats, videoSpec, type VideoSpec } from "@max-booster/api-contract"
import { defineRendition, RenditionRefusal, type RenditionSubject } from "@max-booster/extension-api"
import { fileName } from "../core/file-name"
import { barsOfSpan, decodePeaks } from "../core/peaks"
import { barsIn, layoutOf } from "../core/video-layout"
import { mixAt, PREVIEW_AIM } from "../ffmpeg/preview"
import { film } from "../ffmpeg/video"
import { drawPictures, type Scene } from "../video-pictures"

type Fetch = (kind: "artwork" | "peaks", options?: { variant?: string }) => Promise<string>
/** Fine enough for the bars of five seconds. */
const LEVEL = "2048"

/** A part of a recording as a video for social posts: cover, moving waveform, title and shop. */
export const video = defineRendition({
  kind: VIDEO, label: "Waveform video", spec: videoSpec,
  phases: { fetch: { label: "Fetching the file", weight: 1 }, mix: { label: "Mixing the sound", weight: 2 }, draw: { label: "Drawing", weight: 1 }, film: { label: "Filming", weight: 12 } },
  async make({ spec, subject, fetch, voiceTag, folder, signal, during }) {
    const { facts: { durationMs, channels }, loudness } = subject.sound
    const span = { start: spec.start, seconds: Math.min(spec.seconds, durationMs / 1_000 - spec.start) }
    if (span.seconds < 1) throw new RenditionRefusal("after-the-end", "This part begins after the end of the recording. Choose another.")
    const path = await during("fetch", () => fetch("source"))
    const { path: soundPath } = await during("mix", async (report) =>
      mixAt({ path, durationMs, channels, loudness }, span, spec.tagged ? await voiceTag() : null, PREVIEW_AIM, folder, signal, report))
    const pictures = await during("draw", async () => drawPictures(spec.format, await sceneOf(subject, { ...spec, ...span }, fetch)))
    const made = await during("film", (report) => film({ ...pictures, soundPath, seconds: span.seconds }, folder, signal, report))
    const { width, height } = videoFormats[spec.format]
    return { files: [{ name: "video", path: made, filename: fileName(`${subject.artist} - ${subject.title} (${width}x${height}).x`, "mp4"), mime_type: "video/mp4" }], report: { seconds: Math.round(span.seconds * 10) / 10 } }
  },
})

/** What is seen of a part of a recording. One that was drawn before there were levels shows an even line. */
export async function sceneOf({ id, title, artist, files }: Pick<RenditionSubject, "id" | "title" | "artist" | "files">, { format, start, seconds }: Pick<VideoSpec, "format" | "start" | "seconds">, fetch: Fetch): Promise<Scene> {
  const hasLevel = files.some(({ kind, variant }) => kind === "peaks" && variant === LEVEL)
  const count = barsIn(layoutOf(format))
  const bars = hasLevel ? barsOfSpan(decodePeaks(await readFile(await fetch("peaks", { variant: LEVEL }))), start, seconds, count) : Array.from({ length: count }, () => 0.1)
  return { id, title, artist, bars, coverPath: files.some(({ kind }) => kind === "artwork") ? await fetch("artwork") : null }
}
