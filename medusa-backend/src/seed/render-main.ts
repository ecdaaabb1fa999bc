import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { seedBeats } from "./catalog"
import { groups } from "./render/composition"
import { fitStems, isSilent, renderBeat } from "./render/render-beat"
import { toWav } from "./render/wav"

/**
 * Renders one beat of the catalog to a WAV file; runs as a process of its own, so that several can render at once.
 * Usage: `node render-main.js SLUG_OR_NUMBER OUT.wav [STEMS_FOLDER]`
 */
function main([which = "", out, stemsFolder]: string[]): void {
  const beat = seedBeats.find(({ slug }, index) => slug === which || String(index + 1) === which)
  if (!beat || !out) {
    process.stderr.write(`Usage: render-main BEAT OUT.wav [STEMS_FOLDER]\nBEAT is 1 to ${seedBeats.length} or one of: ${seedBeats.map(({ slug }) => slug).join(", ")}\n`)
    process.exitCode = 2
    return
  }
  const { master, stems } = renderBeat(beat.composition, beat.seed)
  writeFileSync(out, toWav(master, 24))
  if (stemsFolder === undefined) return
  mkdirSync(stemsFolder, { recursive: true })
  fitStems(stems)
  for (const group of groups.filter((name) => !isSilent(stems[name]))) writeFileSync(join(stemsFolder, `${labelOf(group)}.wav`), toWav(stems[group], 24))
}

const labelOf = (group: string) => `${group.slice(0, 1).toUpperCase()}${group.slice(1)}`

main(process.argv.slice(2))
