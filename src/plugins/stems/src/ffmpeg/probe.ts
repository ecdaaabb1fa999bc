import { execFile } from "node:child_process"
import { boundedFfmpeg, DEMUXERS, ffprobePath } from "@max-booster/ffmpeg"
import { probeSchema, type Probe } from "../core/judge"

const ENTRIES = "format=format_name,duration,probe_score:stream=index,codec_type,codec_name,sample_rate,channels,bits_per_raw_sample,bits_per_sample,duration"

/**
 * Looks into an untrusted file. fluent-ffmpeg's own ffprobe is not used: it takes no whitelists before its first look
 * and reads a line format into which a tag can write.
 * @returns null when ffprobe cannot make sense of the file; `seconds` is null when the duration is missing or a guess from the bit rate
 */
export async function probe(path: string, signal: AbortSignal, demuxers: string = DEMUXERS): Promise<{ found: Probe; seconds: number | null } | null> {
  const args = ["-v", "warning", "-hide_banner", "-protocol_whitelist", "file,pipe", "-format_whitelist", demuxers, "-show_entries", ENTRIES, "-of", "json", "-i", `file:${path}`]
  const { code, stdout, stderr } = await collect(args, signal)
  if (code !== 0) return null
  const parsed = probeSchema.safeParse(JSON.parse(stdout))
  if (!parsed.success) return null
  const guessed = stderr.includes("Estimating duration from bitrate")
  return { found: parsed.data, seconds: guessed ? null : parsed.data.format.duration ?? null }
}

function collect(args: string[], signal: AbortSignal): Promise<{ code: number; stdout: string; stderr: string }> {
  const options = {
    env: { ...process.env, BOUNDED_BINARY: ffprobePath() }, timeout: 60_000, killSignal: "SIGKILL" as const, maxBuffer: 4 * 1024 ** 2, signal,
  }
  const program = process.platform === "win32" ? ffprobePath() : boundedFfmpeg()
  return new Promise((resolve, reject) => {
    execFile(program, args, options, (error, stdout, stderr) => {
      if (signal.aborted) { reject(signal.reason); return }
      if (error && typeof error.code === "string") { reject(new Error(`ffprobe did not start (${error.code}): install FFmpeg, or set FFPROBE_PATH`)); return }
      // The shell answers 127 or 126 when there is no such program: ours to mend, not the file's fault.
      if (error?.code === 126 || error?.code === 127) { reject(new Error(`ffprobe did not start (${stderr.trim().slice(0, 200)}): install FFmpeg, or set FFPROBE_PATH`)); return }
      resolve({ code: error ? 1 : 0, stdout, stderr })
    })
  })
}
