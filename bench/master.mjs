import { spawnSync } from "node:child_process"
import { mkdtemp, readFile, rm } from "node:fs/promises"
import { createRequire } from "node:module"
import { tmpdir } from "node:os"
import { join } from "node:path"

export const about = "Mastering three minutes to a reference against one bare FFmpeg limiter pass; how near spectra and loudness come, against loudnorm in two passes."

/** Built packages, as a worker loads them. @type {(name: string) => any} */
const load = createRequire(import.meta.url)
const never = new AbortController().signal
const all = (/** @type {string} */ _phase, /** @type {(report: () => void) => unknown} */ work) => work(() => {})
const SECONDS = 180
const BARE = "ffmpeg alone: one decode, alimiter, one encode to 24-bit WAV of the same file"
const LOUDNORM = "ffmpeg's loudnorm in two passes (linear) to the same target, of the same file"
const TARGETS = [[-14, -1], [-16, -1.5], [-9, -1]]

/**
 * @param {(line: string) => void} tell
 * @returns {Promise<import("./run.mjs").Measurement[]>}
 */
export default async function master(tell) {
  const folder = await mkdtemp(join(tmpdir(), "max-booster-bench-"))
  try {
    return [...(await speed(folder, tell)), ...(await residuals(folder, tell)), ...(await loudness(folder, tell))]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Three minutes of a rendered beat, mastered to another, everything included, beside the bare command. */
async function speed(/** @type {string} */ folder, /** @type {(line: string) => void} */ tell) {
  const { master: masterFile } = load("@max-booster/stems/master/master")
  const { presetFor } = load("@max-booster/mastering")
  const { masteringSounds } = load("@max-booster/stems/testing/mastering-sounds")
  const [{ make: makeBeat }, { make: makeReference }] = masteringSounds
  const [beat, reference] = [await makeBeat(folder, SECONDS), await makeReference(folder, SECONDS)]
  const bare = await costOf(() => ffmpeg("-i", beat.path, "-af", "alimiter=level=0:limit=0.89", "-c:a", "pcm_s24le", join(folder, "bare.wav")))
  const ours = await costOf(() => masterFile({ source: { ...beat, durationMs: SECONDS * 1_000 }, chain: presetFor("trap", "loud"), reference: { ...reference, asLoud: false } }, { folder, signal: never }, all))
  tell(`three minutes: ${ours.cpu} s CPU, ${ours.wall} s; bare ${bare.cpu} s CPU, ${bare.wall} s`)
  return [
    row("three minutes mastered to a reference, everything included, CPU", "s", ours.cpu, bare.cpu, BARE, 1),
    row("three minutes mastered to a reference, everything included, wall", "s", ours.wall, bare.wall, BARE, 1),
  ]
}

/** Every sound of the set mastered to every other. */
async function residuals(/** @type {string} */ folder, /** @type {(line: string) => void} */ tell) {
  const { master: masterFile } = load("@max-booster/stems/master/master")
  const { plainChain } = load("@max-booster/mastering")
  const { masteringSounds } = load("@max-booster/stems/testing/mastering-sounds")
  const sounds = await Promise.all(masteringSounds.map((/** @type {any} */ sound) => sound.make(folder, 15)))
  /** @type {{ distance: number, lufs: number, over: number }[]} */
  const ends = []
  for (const source of sounds) for (const reference of sounds) {
    if (source === reference) continue
    const job = await mkdtemp(join(folder, "job-"))
    const { report } = await masterFile({ source: { ...source, durationMs: 15_000 }, chain: plainChain, reference: { ...reference, asLoud: false } }, { folder: job, signal: never }, all)
    await rm(job, { recursive: true })
    ends.push({ distance: report.distanceDb.after, lufs: Math.abs(report.after.lufs - report.target.lufs), over: report.after.truePeakDbtp - report.target.ceilingDbtp })
    tell(`${source.name} to ${reference.name}: ${report.distanceDb.before} -> ${report.distanceDb.after} dB, ${report.after.lufs} LUFS, ${report.after.truePeakDbtp} dBTP`)
  }
  const [worst, mean] = [Math.max(...ends.map(({ distance }) => distance)), ends.reduce((sum, { distance }) => sum + distance, 0) / ends.length]
  return [
    row("third octaves from the reference, 40 Hz - 16 kHz, mean of the set", "dB", mean, undefined, undefined, ends.length),
    row("third octaves from the reference, 40 Hz - 16 kHz, worst of the set", "dB", worst, undefined, undefined, ends.length),
    row("master, loudness, worst error", "LU", Math.max(...ends.map(({ lufs }) => lufs)), undefined, undefined, ends.length),
    row("master, true peak, worst overshoot (below zero: under the ceiling)", "dB", Math.max(...ends.map(({ over }) => over)), undefined, undefined, ends.length),
  ]
}

/** Every sound of the set at every target, and by loudnorm; both measured by ebur128. */
async function loudness(/** @type {string} */ folder, /** @type {(line: string) => void} */ tell) {
  const { normalize } = load("@max-booster/stems/master/normalize")
  const { decode } = load("@max-booster/stems/master/sound")
  const { loudnessSounds } = load("@max-booster/stems/testing/mastering-sounds")
  const ours = { error: 0, over: -Infinity }, peer = { error: 0, over: -Infinity }
  let unreachable = 0, n = 0
  for (const sound of loudnessSounds) for (const [targetLufs, ceilingDbtp] of TARGETS) {
    const job = await mkdtemp(join(folder, "job-"))
    const file = await sound.make(job, 12)
    const { wav, report } = await normalize(file, { targetLufs, ceilingDbtp }, { folder: job, signal: never }, all)
    const theirs = loudnorm(file.path, targetLufs, ceilingDbtp, join(job, "loudnorm.wav"))
    const heard = async (/** @type {string} */ path, /** @type {string} */ name) => (await decode(path, file, { sampleRate: file.sampleRate, channels: file.channels }, name, { folder: job, signal: never })).loudness
    const [a, b] = [await heard(wav, "ours"), await heard(theirs, "theirs")]
    await rm(job, { recursive: true })
    if (report.notes.length > 0) { unreachable++; continue } // it says so itself; the peer misses it too
    n++
    ours.error = Math.max(ours.error, Math.abs((a.integratedLufs ?? -70) - targetLufs))
    peer.error = Math.max(peer.error, Math.abs((b.integratedLufs ?? -70) - targetLufs))
    ours.over = Math.max(ours.over, (a.truePeakDbtp ?? -99) - ceilingDbtp)
    peer.over = Math.max(peer.over, (b.truePeakDbtp ?? -99) - ceilingDbtp)
    tell(`${sound.name} at ${targetLufs}: ours ${a.integratedLufs} LUFS ${a.truePeakDbtp} dBTP, loudnorm ${b.integratedLufs} LUFS ${b.truePeakDbtp} dBTP`)
  }
  return [
    row("loudness, worst error", "LU", ours.error, peer.error, LOUDNORM, n),
    row("true peak, worst overshoot (below zero: under the ceiling)", "dB", ours.over, peer.over, LOUDNORM, n),
    row("targets out of reach, and said so", "", unreachable, undefined, undefined, unreachable + n),
  ]
}

function loudnorm(/** @type {string} */ path, /** @type {number} */ target, /** @type {number} */ ceiling, /** @type {string} */ out) {
  const aim = `loudnorm=I=${target}:TP=${ceiling}:LRA=20`
  const { stderr } = ffmpeg("-i", path, "-af", `${aim}:print_format=json`, "-f", "null", "-")
  const seen = JSON.parse(stderr.slice(stderr.lastIndexOf("{"), stderr.lastIndexOf("}") + 1))
  ffmpeg("-i", path, "-af", `${aim}:measured_I=${seen.input_i}:measured_TP=${seen.input_tp}:measured_LRA=${seen.input_lra}:measured_thresh=${seen.input_thresh}:offset=${seen.target_offset}:linear=true`, "-ar", "48000", "-c:a", "pcm_s24le", out)
  return out
}

function ffmpeg(/** @type {string[]} */ ...args) {
  return spawnSync(process.env.FFMPEG_PATH ?? "ffmpeg", ["-hide_banner", "-nostdin", "-y", "-threads", "1", ...args], { encoding: "utf8", maxBuffer: 64 * 1024 ** 2 })
}

/** Wall time, and CPU time of this process and the children that it waited for (from /proc: Linux), seconds. */
async function costOf(/** @type {() => unknown} */ work) {
  const [began, cpu] = [performance.now(), await cpuSeconds()]
  await work()
  return { wall: round((performance.now() - began) / 1_000), cpu: round((await cpuSeconds()) - cpu) }
}

async function cpuSeconds() {
  const stat = await readFile("/proc/self/stat", "utf8")
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ")
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / 100
}

const round = (/** @type {number} */ value) => Math.round(value * 1_000) / 1_000

/** @returns {import("./run.mjs").Measurement} */
const row = (/** @type {string} */ metric, /** @type {string} */ unit, /** @type {number} */ ours, /** @type {number | undefined} */ peer, /** @type {string | undefined} */ peerName, /** @type {number} */ n) =>
  ({ metric, unit, ours: round(ours), ...(peer !== undefined && { peer: round(peer), peerName, ratio: round(ours / peer) }), n })
