import { readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import type { Writable } from "node:stream"
import type { AudioFormat, FormatChoice, SourceFacts } from "@max-booster/extension-api"
import { runFfmpeg, type FfmpegInput } from "@max-booster/ffmpeg"
import { jpegSize } from "../core/jpeg-size"
import { UPLOAD_LIMITS } from "../core/limits"
import { ffmetadata, metadataArguments, pictureBlock, type Tags } from "../core/tags"

/** What to convert: a checked file, and what is written into the new one. `coverPath`: a JPEG of ours. */
export type Conversion = {
  path: string; facts: Pick<SourceFacts, "sampleRate" | "channels" | "bitDepth" | "durationMs">
  format: AudioFormat; choice?: FormatChoice; tags: Tags; coverPath?: string | null
}

/**
 * Converts a file into a stream: nothing is stored, and whoever reads slowly slows FFmpeg.
 * @param cwd the job's folder
 */
export async function convertTo(target: Writable, conversion: Conversion, cwd: string, signal: AbortSignal): Promise<void> {
  await run(conversion, target, conversion.format.streamOptions ?? [], cwd, signal)
}

/**
 * Converts a file, with the shop's tags and cover in the place of the uploader's.
 * @param cwd the job's folder
 * @param onFraction 0 to 1
 * @returns the path of the made file
 */
export async function convert(conversion: Conversion, cwd: string, signal: AbortSignal, onFraction?: (fraction: number) => void): Promise<string> {
  const made = join(cwd, `converted.${conversion.format.extension}`)
  await run(conversion, made, [], cwd, signal, onFraction)
  return made
}

async function run({ path, facts, format, choice, tags, coverPath }: Conversion, target: string | Writable, extra: readonly string[], cwd: string, signal: AbortSignal, onFraction?: (fraction: number) => void): Promise<void> {
  const dress = await dressFor(format, tags, coverPath ?? null, cwd)
  const seconds = facts.durationMs / 1_000
  await runFfmpeg({
    inputs: [{ path, options: ["-t", String(UPLOAD_LIMITS.maxSeconds + 1)] }, ...dress.inputs],
    outputs: [{
      path: target, dressed: true,
      options: ["-map", "0:a:0", ...dress.options, ...format.outputOptions(facts, choice), "-fflags", "+bitexact", "-flags:a", "+bitexact", ...extra],
    }],
    cwd, signal,
    ...(onFraction && { onSeconds: (at: number) => { onFraction(Math.min(1, at / seconds)) } }),
  })
}

/** What a new file gets beside its sound. A cover of formats that keep it in a comment is too long for an argument: it comes with all tags in a file. */
async function dressFor({ cover }: AudioFormat, tags: Tags, coverPath: string | null, cwd: string): Promise<{ inputs: FfmpegInput[]; options: string[] }> {
  if (coverPath !== null && cover === "comment") {
    const path = join(cwd, "tags.txt")
    await writeFile(path, ffmetadata(tags, await pictureField(coverPath)))
    return { inputs: [{ path, own: "tags" }], options: ["-vn", "-map_metadata", "1"] }
  }
  const plain = ["-map_metadata", "-1", ...metadataArguments(tags)]
  if (coverPath === null || cover !== "stream") return { inputs: [], options: ["-vn", ...plain] }
  return { inputs: [{ path: coverPath, own: "cover" }], options: ["-map", "1:v:0", "-c:v", "copy", "-disposition:v", "attached_pic", ...plain] }
}

async function pictureField(coverPath: string): Promise<Record<string, string>> {
  const jpeg = await readFile(coverPath)
  const size = jpegSize(jpeg)
  return size ? { METADATA_BLOCK_PICTURE: pictureBlock(jpeg, size) } : {}
}
