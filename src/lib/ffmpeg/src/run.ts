import type { Writable } from "node:stream"
import ffmpeg from "fluent-ffmpeg"
import { DEMUXERS } from "./demuxers"
import { boundedFfmpeg } from "./programs"

/**
 * A file to read. `raw` is for sample files of our own, `tags` for a metadata file, `cover` for a JPEG and `still` for a PNG that we made;
 * everything else is opened as untrusted, by `demuxers` only. A generator is a source of FFmpeg's own, written in constants and numbers.
 */
export type FfmpegInput =
  | { path: string; options?: readonly string[]; raw?: { sampleRate: number; channels: number }; own?: keyof typeof OWN; demuxers?: string }
  | { generator: string; options?: readonly string[] }

/** A file to write, relative to `cwd` or absolute, or a stream; `null` decodes and forgets. `dressed`: its options say which tags and pictures it gets. */
export type FfmpegOutput = { path: string | Writable | null; options: readonly string[]; dressed?: boolean }

/** One run of FFmpeg. */
export type FfmpegRun = {
  inputs: readonly FfmpegInput[]
  /** A filter graph made of constants and numbers, never of a user's text. */
  graph?: string
  outputs: readonly FfmpegOutput[]
  /** The job's folder: FFmpeg's working directory. */
  cwd: string
  signal: AbortSignal
  /** Wall time, then SIGKILL. Default five minutes. */
  timeoutMs?: number
  logLevel?: "error" | "info"
  /** Seconds written so far. */
  onSeconds?: (seconds: number) => void
}

/** FFmpeg ended with an error of its own: the file's fault more often than ours. */
export class FfmpegFailure extends Error {
  override readonly name = "FfmpegFailure"
  constructor(message: string, readonly log: string) { super(message) }
}

const LIMITS = ["-y", "-nostdin", "-hide_banner", "-threads", "1", "-protocol_whitelist", "file,pipe"]
/** Streams other than sound, and every tag, stay behind. */
const ALWAYS = ["-sn", "-dn", "-map_chapters", "-1", "-threads", "1"]
const SOUND_ONLY = ["-vn", "-map_metadata", "-1"]
const OWN = { tags: ["-f", "ffmetadata"], cover: ["-f", "jpeg_pipe"], still: ["-f", "png_pipe"] } as const

/**
 * Runs FFmpeg: one thread, nice, under limits, SIGKILLed when the signal aborts or the time is over.
 * @returns what it printed (the last lines of it)
 * @throws {FfmpegFailure} when FFmpeg fails
 * @throws the signal's reason when it aborts
 */
export async function runFfmpeg(run: FfmpegRun): Promise<string> {
  const timeout = AbortSignal.timeout(run.timeoutMs ?? 5 * 60_000)
  const signal = AbortSignal.any([run.signal, timeout])
  signal.throwIfAborted()
  const command = commandFor(run)
  return new Promise((resolve, reject) => {
    const kill = () => { command.kill("SIGKILL") }
    // Killing before the process exists does nothing: "start" comes first, then we look again.
    command.on("start", () => { setImmediate(() => { if (signal.aborted) kill() }) })
    signal.addEventListener("abort", kill, { once: true })
    if (run.onSeconds) command.on("stderr", (line: string) => { reportTime(line, run.onSeconds) })
    command.on("end", (_stdout: string, stderr: string) => { settle(() => { resolve(stderr) }) })
    command.on("error", (error: Error, _stdout: string | null, stderr: string | null) => {
      settle(() => { reject(signal.aborted ? reasonOf(signal) : toFailure(error, stderr ?? "")) })
    })
    const settle = (finish: () => void) => { signal.removeEventListener("abort", kill); finish() }
    command.run()
  })
}

function commandFor({ inputs, graph, outputs, cwd, logLevel = "error" }: FfmpegRun) {
  const command = ffmpeg({ cwd, stdoutLines: 60 }).setFfmpegPath(boundedFfmpeg())
  for (const input of inputs) {
    command.input("generator" in input ? input.generator : `file:${input.path}`).inputOptions(...LIMITS, "-loglevel", logLevel, "-stats", ...openedAs(input), ...(input.options ?? []))
  }
  if (graph) command.complexFilter(graph)
  // Options as arguments, not as one array: in an array an option with a space in it would be split in two.
  for (const { path, options, dressed = false } of outputs) {
    command.output(typeof path === "string" ? `file:${path}` : (path ?? "-")).outputOptions(...ALWAYS, ...(dressed ? [] : SOUND_ONLY), ...options, ...(path === null ? ["-f", "null"] : []))
  }
  return command
}

function openedAs(input: FfmpegInput): readonly string[] {
  if ("generator" in input) return ["-f", "lavfi"]
  const { raw, own, demuxers = DEMUXERS } = input
  if (raw) return ["-f", "f32le", "-ar", String(raw.sampleRate), "-ac", String(raw.channels)]
  return own ? OWN[own] : ["-format_whitelist", demuxers]
}

function reportTime(line: string, report: FfmpegRun["onSeconds"]): void {
  const [, hours, minutes, seconds] = /time=(\d+):(\d\d):(\d\d(?:\.\d+)?)/.exec(line) ?? []
  if (hours && minutes && seconds) report?.(Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds))
}

/** The shell answers 126 or 127 when there is no such program: ours to mend, not the file's fault. */
function toFailure(error: Error, log: string): Error {
  const missing = /code 12[67]$|ENOENT|Cannot find ffmpeg/.test(error.message)
  return missing ? new Error("FFmpeg did not start: install it, or set FFMPEG_PATH", { cause: error }) : new FfmpegFailure(error.message, log)
}

const reasonOf = (signal: AbortSignal): Error =>
  signal.reason instanceof Error ? signal.reason : new Error("FFmpeg was stopped")
