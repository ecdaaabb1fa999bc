// Fontkit's shapers of Devanagari and its like are generators compiled to this runtime, which fontkit forgets to bring.
import "regenerator-runtime/runtime"
import fontkit from "@pdf-lib/fontkit"

/** The inside of fontkit's TrueType subset, as 1.1.1 has it. */
type Subset = { loca: { version?: number }; _addGlyph?: (gid: number) => number }
type Subsetting = { createSubset(): Subset }

const LONG_OFFSETS = 1

/**
 * fontkit, with subsets that show every glyph. Fontkit 1.1.1 writes a small subset's glyph offsets divided by two (OpenType,
 * "loca", short format) without making the glyphs' lengths even: half of the letters of a font that does not pad them, as
 * Inter, vanish on paper while the text layer still reads well. Here the offsets are always long.
 */
export const soundFontkit: typeof fontkit = {
  ...fontkit,
  create(bytes: Uint8Array, name?: string) {
    const font = fontkit.create(bytes, name)
    const subsetting = font as unknown as Subsetting
    const createSubset = subsetting.createSubset.bind(font)
    subsetting.createSubset = () => withLongOffsets(createSubset())
    return font
  },
}

function withLongOffsets(subset: Subset): Subset {
  const add = subset._addGlyph?.bind(subset)
  if (!add) return subset
  subset._addGlyph = (gid) => {
    subset.loca.version = LONG_OFFSETS
    return add(gid)
  }
  return subset
}
