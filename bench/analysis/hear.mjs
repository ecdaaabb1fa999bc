import { execFile } from "node:child_process"
import { readFileSync } from "node:fs"
import { cp, mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { promisify } from "node:util"
import { chooseKey, chooseTempo } from "@max-booster/music"
import { analyseSource } from "@max-booster/stems/analyse"
import { checkUpload } from "@max-booster/stems/gate"
import { measureLoudness } from "@max-booster/stems/ffmpeg/measure"
import { drawWaveform } from "@max-booster/stems/peaks"

const LOOP_SECONDS = 40

/**
 * Takes a file through everything that an upload's analysis costs: gate, loudness, measures, all engines, peaks.
 * @param {{ path: string, genre: string, isLoop?: boolean }} track loops are repeated, as in a beat
 * @returns what was heard with the genre and without, each engine's word in both, and CPU seconds a minute of sound
 */
export async function hear({ path, genre, isLoop }) {
  const folder = await mkdtemp(join(tmpdir(), "bench-analysis-"))
  const never = new AbortController().signal
  try {
    const source = join(folder, isLoop ? "source.wav" : "source")
    if (isLoop) await promisify(execFile)(process.env.FFMPEG_PATH ?? "ffmpeg", ["-v", "error", "-i", path, "-af", "aloop=loop=-1:size=2000000000", "-t", String(LOOP_SECONDS), source])
    else await cp(path, source)
    const before = cpuSeconds()
    const checked = await checkUpload(source, path, never)
    if (!checked.ok) throw new Error(`${path}: ${checked.error.message}`)
    const sound = { facts: checked.value, loudness: await measureLoudness(source, folder, never) }
    const { analysis } = await analyseSource({ path: source, sound, genre }, folder, never, (_phase, work) => work())
    await drawWaveform({ path: source, ...sound.facts }, folder, never)
    const cpu = (cpuSeconds() - before) / (sound.facts.durationMs / 60_000)
    const readings = analysis.readings ?? []
    const [withGenre, without] = [chooseTempo(readings, genre), chooseTempo(readings)]
    return {
      cpu, asks: analysis.askToConfirm, bpm: withGenre.value, bpmWithout: without.value, key: chooseKey(readings).value,
      engines: readings.map((reading, n) => ({ engine: reading.engine, bpm: withGenre.each[n] ?? null, bpmWithout: without.each[n] ?? null, key: reading.key })),
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Of this process and of all children that ended (Linux: /proc), seconds. */
function cpuSeconds() {
  const fields = readFileSync("/proc/self/stat", "utf8").split(") ")[1]?.split(" ") ?? []
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / 100
}
