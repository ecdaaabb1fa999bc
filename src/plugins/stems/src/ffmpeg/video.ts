import { writeFile } from "node:fs/promises"
import { join } from "node:path"
import sharp from "sharp"
import { runFfmpeg } from "@max-booster/ffmpeg"
import { svg } from "../core/video-drawing"
import type { VideoLayout } from "../core/video-layout"
import { TAG_RATE } from "../core/tag"

const FPS = 30
const TIMEOUT_MS = 20 * 60_000
const HD = ["-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709"]

/** What is filmed: two pictures (PNG) and raw stereo samples at TAG_RATE. */
type Film = { layout: VideoLayout; base: Buffer; played: Buffer; soundPath: string; seconds: number }

/**
 * Films a waveform: MP4 with H.264 and AAC, 30 pictures a second, ready to be played while it loads. The played waveform stands over the
 * other one through a mask of twice its width, of which time cuts its part: no picture is drawn for a moment.
 * @param cwd the job's folder
 * @returns the path of `video.mp4` there
 */
export async function film({ layout: { wave }, base, played, soundPath, seconds }: Film, cwd: string, signal: AbortSignal, report: (fraction: number) => void = () => undefined): Promise<string> {
  const { x, y, width, height } = wave
  const mask = await sharp(svg(width * 2, height, `<rect width="${width * 2}" height="${height}"/><rect width="${width}" height="${height}" fill="#fff"/>`)).removeAlpha().png().toBuffer()
  const paths = { base: join(cwd, "base.png"), played: join(cwd, "played.png"), mask: join(cwd, "mask.png") }
  await Promise.all([writeFile(paths.base, base), writeFile(paths.played, played), writeFile(paths.mask, mask)])
  const path = join(cwd, "video.mp4")
  // Each picture is decoded once and held.
  const held = `loop=loop=-1:size=1:start=0,setpts=N/${FPS}/TB`
  const colors = "scale=out_color_matrix=bt709:out_range=tv"
  await runFfmpeg({
    inputs: [
      ...[paths.base, paths.played, paths.mask].map((still) => ({ path: still, own: "still" as const, options: ["-framerate", String(FPS)] })),
      { path: soundPath, raw: { sampleRate: TAG_RATE, channels: 2 } },
    ],
    graph: [
      `[0:v]${colors},format=yuv420p,${held}[base]`,
      `[1:v]${colors},format=yuv420p,${held}[played]`,
      `[2:v]format=gray,${held},crop=w=${width}:h=${height}:x='${width}-${width}*min(1,t/${seconds.toFixed(3)})':y=0:exact=1[mask]`,
      "[played][mask]alphamerge[shown]",
      `[base][shown]overlay=x=${x}:y=${y}:format=yuv420[out]`,
    ].join(";"),
    outputs: [{
      path, dressed: true,
      options: [
        "-map", "[out]", "-map", "3:a:0", "-map_metadata", "-1", "-t", seconds.toFixed(3), "-r", String(FPS),
        "-c:v", "libx264", "-preset", "veryfast", "-crf", "20", "-g", String(FPS * 2), "-pix_fmt", "yuv420p", ...HD,
        "-c:a", "aac", "-b:a", "192k", "-movflags", "+faststart", "-fflags", "+bitexact", "-flags", "+bitexact", "-f", "mp4",
      ],
    }],
    cwd, signal, timeoutMs: TIMEOUT_MS, onSeconds: (at) => { report(Math.min(1, at / seconds)) },
  })
  return path
}
