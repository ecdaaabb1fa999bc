import { execFile } from "node:child_process"
import { readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { promisify } from "node:util"
import { boundedFfmpeg, runFfmpeg, type FfmpegInput } from "@max-booster/ffmpeg"
import { readEbur128 } from "../core/loudness"
import type { Voice } from "../core/speech"
import { matchTag, TAG_RATE } from "../core/tag"

/** Longest tag, seconds. */
export const TAG_SECONDS = 10

/** Silence at both ends off, then one channel at the tag's rate. */
const TRIM = "silenceremove=start_periods=1:start_threshold=-45dB:start_silence=0.01"
const CLEAN = `aformat=channel_layouts=mono,aresample=${TAG_RATE},aformat=sample_fmts=flt,${TRIM},areverse,${TRIM},areverse`

/**
 * A checked file as the sound of a tag: trimmed, mono, as loud as every tag.
 * @param cwd the job's folder
 */
export const tagOfFile = (path: string, cwd: string, signal: AbortSignal): Promise<Float32Array> => tagOf({ path, options: ["-t", String(TAG_SECONDS)] }, cwd, signal)

/**
 * Text as speech, by FFmpeg's flite source. The text goes by a file: no filter ever holds it.
 * @param text as `speakable` gave it
 */
export async function tagOfText(text: string, voice: Voice, cwd: string, signal: AbortSignal): Promise<Float32Array> {
  await writeFile(join(cwd, "speech.txt"), text)
  return tagOf({ generator: `flite=textfile=speech.txt:voice=${voice}`, options: ["-t", String(TAG_SECONDS)] }, cwd, signal)
}

async function tagOf(input: FfmpegInput, cwd: string, signal: AbortSignal): Promise<Float32Array> {
  const path = join(cwd, "tag-sound.f32")
  await runFfmpeg({
    inputs: [input],
    // A tag may be shorter than the 400 ms that BS.1770 hears at once: silence after it gives the filter something to end with.
    graph: `[0:a:0]${CLEAN},asplit=2[tag][copy];[copy]apad=pad_dur=0.4,ebur128=peak=true:metadata=1,ametadata=print:file=tag-loudness.txt[measured]`,
    outputs: [{ path, options: ["-map", "[tag]", "-f", "f32le"] }, { path: null, options: ["-map", "[measured]"] }],
    cwd, signal, timeoutMs: 60_000,
  })
  const bytes = await readFile(path)
  const samples = new Float32Array(new Uint8Array(bytes).buffer, 0, Math.floor(bytes.length / 4))
  return matchTag(samples, readEbur128(await readFile(join(cwd, "tag-loudness.txt"), "latin1")))
}

let speech: Promise<boolean> | undefined

/** Whether this machine's FFmpeg can speak; asked once. */
export const canSpeak = (): Promise<boolean> => speech ??= promisify(execFile)(boundedFfmpeg(), ["-hide_banner", "-filters"], { timeout: 20_000, maxBuffer: 4 * 1024 ** 2 })
  .then(({ stdout }) => /^ \S+ flite +\|->A/m.test(stdout), () => false)
