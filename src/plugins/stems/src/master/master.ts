import { thirdOctaves, type MasterReport, type MasteringChain } from "@max-booster/mastering"
import { shortfall, type Aim } from "./aim"
import { bringTo } from "./bring-to"
import { shapeGraph } from "./graph"
import { LISTENING, sharedLoudness, writeMaster } from "./listening"
import { match } from "./match"
import { toMeasures } from "./measures"
import type { CheckedFile } from "./normalize"
import { decode, masterRate, rawOf, through, type Bench } from "./sound"
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
export async function master({ source, chain, reference }: MasterTask, bench: Bench, report: (phase: MasterPhase, fraction: number) => void): Promise<Made> {
  const format = { sampleRate: masterRate(source.sampleRate), channels: 2 }
  report("read", 0)
  const before = await hear(await decode(source.path, source, format, "before", bench), bench.signal)
  if (reference) report("reference", 0)
  const model = reference && (await hear(await decode(reference.path, reference, format, "reference", bench), bench.signal))
  report("shape", 0)
  const shaped = await through({ inputs: [rawOf(before.sound)], graph: shapeGraph(chain, before.sound), name: "shaped", ...format }, bench, (at) => { report("shape", (at * 1_000) / source.durationMs) })
  if (model) report("match", 0)
  const matched = model ? await match(await hear(shaped, bench.signal), model, chain.match.strength, bench) : { sound: shaped, correction: null }
  report("loudness", 0)
  const aim: Aim = { targetLufs: (reference?.asLoud ? model?.sound.loudness.integratedLufs : null) ?? chain.loudness.targetLufs, ceilingDbtp: chain.limiter.ceilingDbtp }
  const { sound, setting } = await bringTo(matched.sound, { ...aim, releaseMs: chain.limiter.releaseMs }, bench, (fraction) => { report("loudness", fraction) })
  report("write", 0)
  const lufs = sharedLoudness([before.sound, sound])
  const files = await writeMaster(before.sound, sound, lufs, bench, (at) => { report("write", (at * 1_000) / source.durationMs) })
  const after = await hear(sound, bench.signal)
  const [peaksBefore, peaksMatched, peaksAfter] = await Promise.all([before.sound, matched.sound, sound].map((each) => spanPeaks(each, SPANS, bench.signal))) as [Float32Array, Float32Array, Float32Array]
  const reduction = setting.limitDb === null ? peaksAfter.map(() => 0) : reductionOf(peaksMatched, setting.gainDb, peaksAfter)
  return {
    wav: files.wav, before: files.before.path, after: files.after.path,
    report: {
      version: 1, chain,
      before: toMeasures(before.sound.loudness), after: toMeasures(sound.loudness), reference: model && toMeasures(model.sound.loudness),
      target: { lufs: aim.targetLufs, ceilingDbtp: aim.ceilingDbtp },
      gainDb: Math.round(setting.gainDb * 100) / 100,
      limitedDb: Math.max(0, ...reduction),
      notes: shortfall(aim, before.sound.loudness, sound.loudness),
      spectrum: { hz: thirdOctaves.map((hz) => Math.round(hz * 10) / 10), before: toCurve(before), after: toCurve(after), reference: model && toCurve(model) },
      loudness: { before: before.sound.overTime, after: sound.overTime },
      reduction: [...reduction],
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
