import { join } from "node:path"
import type { NormalizeReport } from "@max-booster/mastering"
import { runFfmpeg } from "@max-booster/ffmpeg"
import { shortfall, type Aim } from "./aim"
import { bringTo } from "./bring-to"
import { WAV_24 } from "./listening"
import { toMeasures } from "./measures"
import { decode, rawOf, type Bench, type During } from "./sound"
import { reductionOf, spanPeaks } from "./span-peaks"

/** A file that passed the gate. */
export type CheckedFile = { path: string; sampleRate: number; channels: number }

/** Release of the limiter where nobody chose one, ms. */
const RELEASE_MS = 60
const SPANS = 1_000

/**
 * Brings a file to a loudness under a true-peak ceiling; its rate and channels stay (rates below 44.1 kHz become 44.1 kHz).
 * @returns a WAV of 24 bits in the folder; integrated loudness within 0.1 LU of the target, or a note that says why not
 */
export async function normalize(file: CheckedFile, aim: Aim, bench: Bench, during: During<"read" | "loudness" | "write">): Promise<{ wav: string; report: NormalizeReport }> {
  const { channels } = file
  const sampleRate = Math.max(44_100, file.sampleRate)
  const before = await during("read", () => decode(file.path, file, { sampleRate, channels }, "before", bench))
  const { sound: after, setting } = await during("loudness", (report) => bringTo(before, { ...aim, releaseMs: RELEASE_MS }, bench, report))
  const wav = join(bench.folder, "normalized.wav")
  await during("write", () => runFfmpeg({ inputs: [rawOf(after)], outputs: [{ path: wav, options: ["-map", "0:a:0", ...WAV_24] }], cwd: bench.folder, signal: bench.signal }))
  const taken = reductionOf(await spanPeaks(before, SPANS, bench.signal), setting.gainDb, await spanPeaks(after, SPANS, bench.signal))
  return {
    wav,
    report: {
      version: 1,
      before: toMeasures(before.loudness), after: toMeasures(after.loudness),
      target: { lufs: aim.targetLufs, ceilingDbtp: aim.ceilingDbtp },
      gainDb: Math.round(setting.gainDb * 100) / 100,
      limitedDb: setting.limitDb === null ? 0 : Math.max(0, ...taken),
      notes: shortfall(aim, before.loudness, after.loudness),
    },
  }
}
