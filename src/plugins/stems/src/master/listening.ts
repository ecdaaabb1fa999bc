import { join } from "node:path"
import { runFfmpeg } from "@max-booster/ffmpeg"
import { rawOf, type Bench, type Sound } from "./sound"

/** Listening files: long enough to judge, small enough that a phone holds both decoded. dBTP leaves MP3 room to overshoot. */
export const LISTENING = { maxSeconds: 240, ceilingDbtp: -1.5 } as const

/**
 * Loudness at which both can be heard: the quieter one's, lower still where a peak would pass the ceiling. Null when either is silent.
 */
export function sharedLoudness(sounds: readonly Pick<Sound, "loudness">[]): number | null {
  const most = sounds.map(({ loudness: { integratedLufs, truePeakDbtp } }) =>
    integratedLufs === null ? null : Math.min(integratedLufs, integratedLufs - (truePeakDbtp ?? 0) + LISTENING.ceilingDbtp))
  return most.reduce<number | null>((least, each) => (least === null || each === null ? null : Math.min(least, each)), Infinity)
}

/** Makes the master's WAV (24 bits) and the two listening files, before and after, in one run. @returns their paths */
export async function writeMaster(before: Sound, after: Sound, lufs: number | null, { folder, signal }: Bench): Promise<{ wav: string; before: string; after: string }> {
  const paths = { wav: join(folder, "master.wav"), before: join(folder, "before.mp3"), after: join(folder, "after.mp3") }
  const gain = ({ loudness: { integratedLufs } }: Sound) => `volume=${(lufs === null || integratedLufs === null ? 0 : lufs - integratedLufs).toFixed(4)}dB:precision=double`
  const mp3 = ["-t", String(LISTENING.maxSeconds), "-c:a", "libmp3lame", "-b:a", "256k", "-f", "mp3", ...EXACT]
  await runFfmpeg({
    inputs: [rawOf(before), rawOf(after)],
    graph: `[0:a:0]${gain(before)}[before];[1:a:0]asplit=2[wav][copy];[copy]${gain(after)}[after]`,
    outputs: [
      { path: paths.wav, options: ["-map", "[wav]", ...WAV_24] },
      { path: paths.before, options: ["-map", "[before]", ...mp3] },
      { path: paths.after, options: ["-map", "[after]", ...mp3] },
    ],
    cwd: folder, signal, timeoutMs: 15 * 60_000,
  })
  return paths
}

/** No name or version of a program in the file: the same sound gives the same bytes. */
const EXACT = ["-fflags", "+bitexact", "-flags:a", "+bitexact"]
export const WAV_24 = ["-c:a", "pcm_s24le", "-f", "wav", ...EXACT]
