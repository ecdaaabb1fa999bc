import { thirdOctaves, type MasterReport, type MasteringChain } from "@max-booster/mastering"
import { shortfall, type Aim } from "./aim"
import { bringTo } from "./bring-to"
import { shapeGraph } from "./graph"
import { LISTENING, sharedLoudness, writeMaster } from "./listening"
import { match } from "./match"
import { toMeasures } from "./measures"
import type { CheckedFile } from "./normalize"
import { decode, masterRate, rawOf, through, type Bench, type During } from "./sound"
import { reductionOf, spanPeaks, toWave } from "./span-peaks"
import { hear, levelsOf, spectralGap, type Heard } from "./spectra"

export type MasterPhase = "read" | "reference" | "shape" | "match" | "loudness" | "write"

export type MasterTask = {
  source: CheckedFile & { durationMs: number }
  chain: MasteringChain
  /** A track whose spectrum, and loudness if wished, this one shall have. */
  reference: (CheckedFile & { asLoud: boolean }) | null
}

type Made = { wav: string; before: string; after: string; report: MasterReport }

/** Points of the waveforms and of the limiter's course. */
const SPANS = 800

/**
 * Masters a file: the chain, the match to a reference, loudness under the ceiling.
 * The same file, chain, FFmpeg and processor give the same bytes.
 * @returns in the folder: a WAV of 24 bits at 44.1 or 48 kHz, and two MP3s, before and after, at the same loudness
 */
export async function master({ source, chain, reference }: MasterTask, bench: Bench, during: During<MasterPhase>): Promise<Made> {
  const { signal } = bench
  const format = { sampleRate: masterRate(source.sampleRate), channels: 2 }
  const before = await during("read", async () => hear(await decode(source.path, source, format, "before", bench), signal))
  const model = reference && (await during("reference", async () => hear(await decode(reference.path, reference, format, "reference", bench), signal)))
  const shaped = await during("shape", () => through({ inputs: [rawOf(before.sound)], graph: shapeGraph(chain, before.sound), name: "shaped", ...format }, bench))
  const matched = model ? await during("match", async () => match(await hear(shaped, signal), model, chain.match.strength, bench)) : { sound: shaped, correction: null }
  const aim: Aim = { targetLufs: (reference?.asLoud ? model?.sound.loudness.integratedLufs : null) ?? chain.loudness.targetLufs, ceilingDbtp: chain.limiter.ceilingDbtp }
  const { sound, setting } = await during("loudness", (report) => bringTo(matched.sound, { ...aim, releaseMs: chain.limiter.releaseMs }, bench, report))
  const lufs = sharedLoudness([before.sound, sound])
  const { files, after, peaks: [peaksBefore, peaksMatched, peaksAfter] } = await during("write", async () => ({
    files: await writeMaster(before.sound, sound, lufs, bench),
    after: await hear(sound, signal),
    peaks: await Promise.all([before.sound, matched.sound, sound].map((each) => spanPeaks(each, SPANS, signal))) as [Float32Array, Float32Array, Float32Array],
  }))
  const reduction = setting.limitDb === null ? Array.from(peaksAfter, () => 0) : reductionOf(peaksMatched, setting.gainDb, peaksAfter)
  return {
    wav: files.wav, before: files.before, after: files.after,
    report: {
      version: 1, chain,
      before: toMeasures(before.sound.loudness), after: toMeasures(sound.loudness), reference: model && toMeasures(model.sound.loudness),
      target: { lufs: aim.targetLufs, ceilingDbtp: aim.ceilingDbtp },
      gainDb: Math.round(setting.gainDb * 100) / 100,
      limitedDb: Math.max(0, ...reduction),
      notes: shortfall(aim, before.sound.loudness, sound.loudness),
      spectrum: { hz: thirdOctaves.map((hz) => Math.round(hz * 10) / 10), before: toCurve(before), after: toCurve(after), reference: model && toCurve(model) },
      loudness: { before: before.sound.overTime, after: sound.overTime },
      reduction,
      correction: matched.correction,
      distanceDb: model && { before: spectralGap(before, model), after: spectralGap(after, model) },
      waves: { before: toWave(peaksBefore), after: toWave(peaksAfter) },
      listening: { lufs: lufs === null ? null : Math.round(lufs * 10) / 10, seconds: Math.min(LISTENING.maxSeconds, source.durationMs / 1_000) },
    },
  }
}

/** Third octaves around a mean of 0 dB: what is compared is shape. */
function toCurve(heard: Heard): (number | null)[] {
  const all = levelsOf(heard.spectra.whole)
  const loud = all.filter(Number.isFinite)
  const mean = loud.reduce((sum, level) => sum + level, 0) / Math.max(1, loud.length)
  return all.map((level) => (Number.isFinite(level) ? Math.round((level - mean) * 10) / 10 : null))
}
