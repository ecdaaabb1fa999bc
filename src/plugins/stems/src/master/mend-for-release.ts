import { join } from "node:path"
import { unlink } from "node:fs/promises"
import type { ReleaseWavSpec } from "@max-booster/api-contract"
import type { Measures, SourceFacts, SourceSound } from "@max-booster/extension-api"
import { UPLOAD_LIMITS } from "../core/limits"
import { gainUnder, mendingOf } from "../core/mending"
import { decodeAndMeasure, measureLoudness } from "../ffmpeg/measure"
import { runFfmpeg } from "../ffmpeg/run"
import { checkUpload } from "../gate"
import { rawOf, through, type Bench, type During } from "./sound"

/** A checked file without loss. `silenceMs`: at its ends, where it was measured. */
type Faulty = { path: string; facts: SourceFacts; silenceMs: { start: number; end: number } | null }

/**
 * Writes the WAV that releases pack: trimmed, at its rate, and then as much lower as its true peak asks, without limiting.
 * @returns its path in the folder
 */
export async function mendForRelease({ path, facts, silenceMs }: Faulty, spec: ReleaseWavSpec, bench: Bench, during: During<"read" | "write">): Promise<string> {
  const { cut, sampleRate, channels, bits, ceilingDbtp } = mendingOf(facts, silenceMs, spec)
  const trimmed = cut ? `atrim=start=${cut.from.toFixed(4)}:end=${cut.to.toFixed(4)},asetpts=PTS-STARTPTS,` : ""
  const widened = facts.channels < channels ? "pan=stereo|c0=c0|c1=c0," : ""
  // The peak is that of the samples which are written: another rate has other peaks.
  const read = await during("read", () => through({
    inputs: [{ path, options: ["-t", String(UPLOAD_LIMITS.maxSeconds + 1)] }], graph: `[0:a:0]${trimmed}${widened}aresample=${sampleRate}:resampler=soxr[sound]`, name: "for-release", sampleRate, channels,
  }, bench))
  const made = join(bench.folder, "for-release.wav")
  const gain = gainUnder(ceilingDbtp, read.loudness.truePeakDbtp)
  const rounded = bits === 16 ? ",aresample=osf=s16:dither_method=triangular_hp" : ""
  await during("write", () => runFfmpeg({
    inputs: [rawOf(read)], graph: `[0:a:0]volume=${gain.toFixed(4)}dB:precision=double${rounded}[made]`,
    outputs: [{ path: made, options: ["-map", "[made]", "-c:a", `pcm_s${bits}le`, "-rf64", "auto", "-f", "wav", "-fflags", "+bitexact", "-flags:a", "+bitexact"] }], cwd: bench.folder, signal: bench.signal,
  }))
  await unlink(read.path)
  return made
}

/** What a made file is, measured from it as every upload is. @throws {Error} when it is not what it should be */
export async function heardOf(path: string, { folder, signal }: Bench): Promise<{ sound: SourceSound; measures: Measures }> {
  const gate = await checkUpload(path, "The file for releases", signal)
  if (!gate.ok) throw new Error(`A file for releases was made wrong: ${gate.error.message}`)
  const sound = { facts: gate.value, loudness: await measureLoudness(path, folder, signal) }
  return { sound, measures: (await decodeAndMeasure(path, sound, folder, signal)).measures }
}
