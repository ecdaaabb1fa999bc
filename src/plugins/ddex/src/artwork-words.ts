import { dirname, join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import sharp from "sharp"
import { createWorker, PSM } from "tesseract.js"

/** A side of the picture that is read, pixels: small print stays legible, and a cover is read within a second or two. */
const SIDE = 2_000
const LONGEST_MS = 30_000
/** Of 100. What is less sure is a texture more often than a word. */
const SURE = 60
const MOST_LINES = 40

const LETTERS = join(dirname(require.resolve("@tesseract.js-data/eng/package.json")), "4.0.0_best_int")

/**
 * Reads the words on a cover, in Latin letters, in a thread of its own, from a picture that we draw of it.
 * @param bytes a picture that was measured
 * @returns lines as they stand
 * @throws {Error} when it is no picture, or takes too long
 */
export async function wordsOn(bytes: Buffer): Promise<string[]> {
  const picture = await sharp(bytes, { pages: 1 }).autoOrient().flatten({ background: "#fff" }).resize(SIDE, SIDE, { fit: "inside", withoutEnlargement: true }).greyscale().png().toBuffer()
  // Without a handler the library throws where nobody can catch it; what failed rejects as well.
  const reader = await createWorker("eng", 1, { langPath: LETTERS, cacheMethod: "none", errorHandler: () => undefined })
  const tooLong = new AbortController()
  const lines = async (mode: PSM) => {
    await reader.setParameters({ tessedit_pageseg_mode: mode, user_defined_dpi: "300" })
    const { data } = await reader.recognize(picture, {}, { text: false, blocks: true })
    return (data.blocks ?? []).flatMap(({ paragraphs }) => paragraphs.flatMap((paragraph) => paragraph.lines))
      .map(({ words }) => words.filter(({ confidence }) => confidence >= SURE).map(({ text }) => text).join(" ")).filter((line) => /[\p{L}\p{N}]{2}/u.test(line))
  }
  try {
    return await Promise.race([
      // One way of looking finds blocks whole, the other finds what stands alone.
      lines(PSM.AUTO).then(async (whole) => {
        const alone = (await lines(PSM.SPARSE_TEXT)).filter((line) => !whole.some((other) => other.includes(line)))
        return [...whole, ...alone].slice(0, MOST_LINES)
      }),
      sleep(LONGEST_MS, undefined, { signal: tooLong.signal }).then(() => { throw new Error(`it took longer than ${LONGEST_MS / 1_000} s`) }),
    ])
  } finally {
    tooLong.abort()
    await reader.terminate()
  }
}
