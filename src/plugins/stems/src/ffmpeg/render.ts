import { join } from "node:path"
import type { AudioFormat, FormatChoice, SourceFacts } from "@max-booster/extension-api"
import { runFfmpeg } from "@max-booster/ffmpeg"
import { UPLOAD_LIMITS } from "../core/limits"

type RenderSource = { path: string; facts: Pick<SourceFacts, "sampleRate" | "channels" | "bitDepth" | "durationMs"> }

/**
 * Renders a file, without the uploader's tags.
 * @param cwd the job's folder
 * @param onFraction 0 to 1
 * @returns the path of the made file
 */
export async function render(source: RenderSource, format: AudioFormat, cwd: string, signal: AbortSignal, onFraction?: (fraction: number) => void, choice?: FormatChoice): Promise<string> {
  const path = join(cwd, `rendition.${format.id}.${format.extension}`)
  const seconds = source.facts.durationMs / 1_000
  await runFfmpeg({
    inputs: [{ path: source.path, options: ["-t", String(UPLOAD_LIMITS.maxSeconds + 1)] }],
    outputs: [{ path, options: ["-map", "0:a:0", ...format.outputOptions(source.facts, choice), "-fflags", "+bitexact", "-flags:a", "+bitexact"] }],
    cwd, signal,
    ...(onFraction && { onSeconds: (at: number) => { onFraction(Math.min(1, at / seconds)) } }),
  })
  return path
}
