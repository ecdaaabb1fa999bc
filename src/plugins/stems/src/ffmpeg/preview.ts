import { readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import type { LaidTag, Loudness } from "@max-booster/extension-api"
import { runFfmpeg } from "@max-booster/ffmpeg"
import { gainTo, readEbur128 } from "../core/loudness"
import { renderTagPeriod, ringBell, TAG_RATE, USUAL_PLAN } from "../core/tag"

/** How a preview sounds: seconds, LUFS, LU, dBTP. */
export const PREVIEW = { maxSeconds: 180, fadeSeconds: 3, targetLufs: -14, toleranceLu: 0.4, ceilingDbtp: -1 } as const

/** What a mix aims at: LUFS, and the level that no sample is above, dB; and the gain, dB, that it is tried with first. */
type Aim = { lufs: number; limitDb: number; trimDb: number }

/** Codecs throw peaks up, most often by less than this: the sound itself stays so many dB under the ceiling at first, and one try is enough. */
const CODEC_ROOM_DB = 2
/** LAME plays 128 kbps at 0.95 of the level that it was given (3.100, measured). */
const LAME_DB = -20 * Math.log10(0.95)
export const PREVIEW_AIM: Aim = { lufs: PREVIEW.targetLufs, limitDb: PREVIEW.ceilingDbtp - CODEC_ROOM_DB, trimDb: 0 }

const MIX_TOLERANCE_LU = 0.25
const MOST_TRIM_DB = 12
const MOST_TRIES = 4

export type PreviewSource = { path: string; durationMs: number; channels: number; loudness: Loudness }

/** The part of a recording that is heard, seconds. */
export type Span = { start: number; seconds: number }

type Report = (fraction: number) => void

/** The preview in the formats that browsers play, the most common first. */
export type Preview = { mp3: string; m4a: string }

/**
 * Makes the public preview: the whole track, at most three minutes, with the tag over it; -14 LUFS and under the ceiling as a listener gets it,
 * tag included. MP3 and AAC, 128 kbps, both ready to be played while they load.
 * @param cwd the job's folder, where they are written
 */
export async function makePreview(source: PreviewSource, cwd: string, signal: AbortSignal, report: Report = () => undefined, tag: LaidTag = { sound: ringBell(), plan: USUAL_PLAN }): Promise<Preview> {
  const preview = { mp3: join(cwd, "preview.mp3"), m4a: join(cwd, "preview.m4a") }
  const span = { start: 0, seconds: Math.min(source.durationMs / 1_000, PREVIEW.maxSeconds) }
  let aim = PREVIEW_AIM
  for (let attempt = 1; ; attempt++) {
    const { path, trimDb } = await mixAt(source, span, tag, aim, cwd, signal, (fraction) => { report(fraction * 0.7) })
    await runFfmpeg({
      inputs: [{ path, raw: { sampleRate: TAG_RATE, channels: 2 } }],
      outputs: [
        { path: preview.mp3, options: ["-map", "0:a:0", "-af", `volume=${LAME_DB.toFixed(3)}dB`, "-c:a", "libmp3lame", "-b:a", "128k", ...EXACT, "-f", "mp3"] },
        { path: preview.m4a, options: ["-map", "0:a:0", "-c:a", "aac", "-aac_coder", "fast", "-b:a", "128k", "-movflags", "+faststart", ...EXACT, "-f", "mp4"] },
      ],
      cwd, signal, onSeconds: (at) => { report(0.7 + 0.2 * Math.min(1, at / span.seconds)) },
    })
    const next = corrected(aim, [await listenTo(preview.mp3, cwd, signal), await listenTo(preview.m4a, cwd, signal)])
    report(1)
    if (next === aim || attempt === MOST_TRIES) return preview
    aim = { ...next, trimDb: trimDb + next.lufs - aim.lufs }
  }
}

/** Where to aim next, when what came out of the codecs is too far off or too high; else the same. */
function corrected(aim: Aim, heard: readonly Loudness[]): Aim {
  const off = heard.map(({ integratedLufs }) => PREVIEW.targetLufs - (integratedLufs ?? PREVIEW.targetLufs))
  const over = Math.max(...heard.map(({ truePeakDbtp }) => (truePeakDbtp ?? -Infinity) - PREVIEW.ceilingDbtp))
  if (over <= 0 && off.every((lu) => Math.abs(lu) <= PREVIEW.toleranceLu)) return aim
  return { ...aim, lufs: aim.lufs + off.reduce((sum, lu) => sum + lu, 0) / off.length, limitDb: aim.limitDb - (over > 0 ? over + 0.1 : 0) }
}

const EXACT = ["-fflags", "+bitexact", "-flags:a", "+bitexact"]

/** Its own small run: measuring for the analysis goes on beside it, in the same folder. */
async function listenTo(path: string, cwd: string, signal: AbortSignal): Promise<Loudness> {
  await runFfmpeg({
    inputs: [{ path }], graph: "[0:a:0]ebur128=peak=true:metadata=1,ametadata=print:file=preview-loudness.txt[measured]", outputs: [{ path: null, options: ["-map", "[measured]"] }], cwd, signal,
  })
  return readEbur128(await readFile(join(cwd, "preview-loudness.txt"), "latin1"))
}

/**
 * A span of a recording at a loudness, with a tag or without one. What comes out is measured and made again until it fits: the tag, the
 * part that is heard, and the limiter each move the loudness.
 * @returns raw stereo samples at TAG_RATE in the job's folder, and the gain they were made with, dB
 */
export async function mixAt(source: PreviewSource, span: Span, tag: LaidTag | null, aim: Aim, cwd: string, signal: AbortSignal, report: Report = () => undefined): Promise<{ path: string; trimDb: number }> {
  const path = join(cwd, "mix.f32")
  const tagPath = join(cwd, "tag.f32")
  if (tag) await writeFile(tagPath, Buffer.from(renderTagPeriod(tag.sound, tag.plan).buffer))
  let { trimDb } = aim
  for (let attempt = 1; ; attempt++) {
    await runFfmpeg({
      inputs: [
        { path: source.path, options: [...(span.start > 0 ? ["-ss", span.start.toFixed(3)] : []), "-t", span.seconds.toFixed(3)] },
        ...(tag ? [{ path: tagPath, raw: { sampleRate: TAG_RATE, channels: 2 }, options: ["-stream_loop", "-1"] }] : []),
      ],
      graph: mixGraph(source, span, { trimDb, limitDb: aim.limitDb }, tag !== null),
      outputs: [
        { path, options: ["-map", "[out]", "-t", span.seconds.toFixed(3), "-f", "f32le"] },
        { path: null, options: ["-map", "[measured]"] },
      ],
      cwd, signal, onSeconds: (at) => { report(Math.min(1, (attempt - 1 + at / span.seconds) / 2)) },
    })
    const { integratedLufs } = readEbur128(await readFile(join(cwd, "mix-loudness.txt"), "latin1"))
    const off = aim.lufs - (integratedLufs ?? aim.lufs)
    const next = Math.min(MOST_TRIM_DB, trimDb + off)
    if (Math.abs(off) <= MIX_TOLERANCE_LU || attempt === MOST_TRIES || next === trimDb) return { path, trimDb }
    trimDb = next
  }
}

/** The beat at its loudness, held back by the tag's first channel, the tag's second channel over it, limited at four times the rate, and measured. */
function mixGraph({ channels, durationMs, loudness }: PreviewSource, { start, seconds }: Span, { trimDb, limitDb }: { trimDb: number; limitDb: number }, isTagged: boolean): string {
  const { fadeSeconds } = PREVIEW
  const stereo = channels === 1 ? "pan=stereo|c0=c0|c1=c0" : "pan=stereo|c0=c0|c1=c1"
  const ends = start + seconds < durationMs / 1_000 - 0.1 ? `,afade=t=out:st=${(seconds - fadeSeconds).toFixed(3)}:d=${fadeSeconds}` : ""
  const same = `aformat=sample_fmts=fltp:sample_rates=${TAG_RATE}:channel_layouts=stereo`
  const oversampled = (filter: string) => `aresample=${TAG_RATE * 4},${filter},aresample=${TAG_RATE}`
  return [
    `[0:a:0]${stereo},volume=${gainTo(PREVIEW.targetLufs, loudness)}dB,aresample=${TAG_RATE},${same}[beat]`,
    ...(isTagged ? [
      "[1:a:0]asplit=2[a][b]",
      `[a]pan=stereo|c0=c0|c1=c0,${same}[gain]`,
      `[b]pan=stereo|c0=c1|c1=c1,${same}[tag]`,
      "[beat][gain]amultiply[held]",
      "[held][tag]amix=inputs=2:duration=first:normalize=0[mixed]",
    ] : ["[beat]anull[mixed]"]),
    // alimiter raises everything to its ceiling unless level=0, and comes late unless latency=1: in the studio the licensed file takes the place of its preview.
    `[mixed]volume=${trimDb.toFixed(3)}dB,${oversampled(`alimiter=level=0:limit=${(10 ** (limitDb / 20)).toFixed(4)}:attack=3:release=60:latency=1`)}${ends},${same},asplit=2[out][copy]`,
    "[copy]ebur128=metadata=1,ametadata=print:file=mix-loudness.txt[measured]",
  ].join(";")
}
