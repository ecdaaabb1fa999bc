import { writeFile } from "node:fs/promises"
import { join } from "node:path"
import { encodePeaks, PEAKS_PER_SECOND, PeakReducer, toBars } from "./core/peaks"
import { MONO_RATE } from "./ffmpeg/measure"
import { samplesOfFile } from "./pcm"

/** The waveform of a recording: a binary file in full resolution and the bars for a page. */
export type Waveform = { path: string; bars: number[] }

/**
 * Draws the waveform from the mono copy.
 * @param folder where `peaks.dat` is written
 */
export async function drawWaveform(monoPath: string, folder: string, signal: AbortSignal): Promise<Waveform> {
  const framesPerPixel = MONO_RATE / PEAKS_PER_SECOND
  const reducer = new PeakReducer(framesPerPixel)
  for await (const samples of samplesOfFile(monoPath, signal)) reducer.push(samples)
  const peaks = reducer.finish()
  const path = join(folder, "peaks.dat")
  await writeFile(path, encodePeaks(peaks, MONO_RATE, framesPerPixel))
  return { path, bars: toBars(peaks) }
}
