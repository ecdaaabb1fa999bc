import { extremesOf, levelFor, type Peaks } from "../audio/peaks"

/** Columns of a wave that is shown small. */
const COLUMNS = 200

/** The loudest of each of so many parts of a sound, 0 to 1. */
export function waveOf(peaks: Peaks, columns = COLUMNS): number[] {
  const framesPerColumn = peaks.frames / columns
  const level = levelFor(peaks, framesPerColumn)
  return Array.from({ length: columns }, (_, column) => {
    const [low, high] = extremesOf(level, column * framesPerColumn, (column + 1) * framesPerColumn)
    return Math.max(-low, high)
  })
}
