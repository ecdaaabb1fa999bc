import { execFile } from "node:child_process"
import { createHash } from "node:crypto"
import { existsSync } from "node:fs"
import { mkdir, rename, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { promisify } from "node:util"
import { encodeMidi } from "./midi.mjs"

const run = promisify(execFile)
const BANKS = ["/usr/share/sounds/sf2/FluidR3_GM.sf2", "/usr/share/sounds/sf2/TimGM6mb.sf2"]
const CACHE = join(tmpdir(), "max-booster-bench-analysis")

/** The General MIDI bank that is here. @throws {Error} that says what to install */
export async function soundBank() {
  const bank = [process.env.SOUND_BANK, ...BANKS].find((path) => path && existsSync(path))
  const synth = await run("fluidsynth", ["--version"]).then(() => true, () => false)
  if (!bank || !synth) throw new Error("This benchmark plays MIDI: apt-get install --no-install-recommends fluidsynth fluid-soundfont-gm (or set SOUND_BANK to a General MIDI .sf2 file)")
  return bank
}

/** Plays a song to a 16-bit stereo WAV; one that was played before is taken from the temporary folder. @returns its path */
export async function renderSong(/** @type {import("./compose.mjs").Song} */ song, /** @type {string} */ bank) {
  const midi = encodeMidi(song)
  const path = join(CACHE, `${createHash("sha256").update(midi).update(bank).digest("hex").slice(0, 24)}.wav`)
  if (existsSync(path)) return path
  await mkdir(CACHE, { recursive: true })
  const [midiPath, draft] = [`${path}.mid`, `${path}.draft`]
  await writeFile(midiPath, midi)
  await run("fluidsynth", ["-ni", "-q", "-g", "0.6", "-r", "44100", "-T", "wav", "-O", "s16", "-F", draft, bank, midiPath])
  await rename(draft, path)
  await rm(midiPath)
  return path
}
