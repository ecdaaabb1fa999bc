import { accessSync, constants } from "node:fs"
import { basename, dirname, join } from "node:path"

/**
 * The program that the adapter starts instead of FFmpeg: the same with limits, where there is a POSIX shell.
 * @throws {Error} when the script cannot be executed
 */
export function boundedFfmpeg(): string {
  if (process.platform === "win32") return process.env.FFMPEG_PATH ?? "ffmpeg"
  const script = join(__dirname, "bounded-ffmpeg.sh")
  try {
    accessSync(script, constants.X_OK)
  } catch {
    throw new Error(`${script} is not executable, and FFmpeg runs only under its limits: chmod +x it`)
  }
  return script
}

/** ffprobe: FFPROBE_PATH, else beside FFMPEG_PATH, else the system's. */
export function ffprobePath(): string {
  const { FFPROBE_PATH, FFMPEG_PATH } = process.env
  if (FFPROBE_PATH) return FFPROBE_PATH
  return FFMPEG_PATH && basename(FFMPEG_PATH).startsWith("ffmpeg")
    ? join(dirname(FFMPEG_PATH), basename(FFMPEG_PATH).replace("ffmpeg", "ffprobe"))
    : "ffprobe"
}
