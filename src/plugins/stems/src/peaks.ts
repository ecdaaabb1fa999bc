import { writeFile } from "node:fs/promises"
import { join } from "node:path"
import { encodePeaks, PeakReducer, toBars } from "./core/peaks"
import { streamSamples } from "./ffmpeg/samples"

/** The waveform of a recording: a file a level, the finest first, and the bars for a list. */
export type Waveform = { levels: { framesPerPixel: number; path: string }[]; bars: number[] }

/**
 * Draws the waveform of a checked file while it is decoded, in one pass.
 * @param folder where the files are written
 */
export async function drawWaveform(source: { path: string; channels: number; sampleRate: number; codec?: string }, folder: string, signal: AbortSignal): Promise<Waveform> {
  const reducer = new PeakReducer(source.channels)
  await streamSamples(source, folder, signal, (samples) => { reducer.push(samples) })
  const levels = reducer.finish()
  const files = await Promise.all(levels.map(async (level) => {
    const path = join(folder, `peaks.${level.framesPerPixel}.dat`)
    await writeFile(path, encodePeaks(level, source.sampleRate))
    return { framesPerPixel: level.framesPerPixel, path }
  }))
  return { levels: files, bars: barsOf(levels) }
}

/** From the coarsest level that has enough pixels for all of them. */
function barsOf(levels: ReturnType<PeakReducer["finish"]>): number[] {
  const enough = levels.findLast(({ pairs, channels }) => pairs.length / 2 / channels >= 1_600) ?? levels[0]
  return enough ? toBars(enough) : []
}
