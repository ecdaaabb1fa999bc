import { type KeyName, tonics } from "@max-booster/music"

/** Notes of a mode as semitones above its tonic. */
const SCALES = {
  major: [0, 2, 4, 5, 7, 9, 11],
  minor: [0, 2, 3, 5, 7, 8, 10],
  "harmonic minor": [0, 2, 3, 5, 7, 8, 11],
  dorian: [0, 2, 3, 5, 7, 9, 10],
  phrygian: [0, 1, 3, 5, 7, 8, 10],
} as const
/** A scale by name; keys are named by their mode, the scale colors them. */
export type ScaleName = keyof typeof SCALES

/** A sounding chord: pitch class of its root, its notes as semitones above the root, most telling first kept when voices are few. */
export type Chord = { readonly root: number; readonly tones: readonly number[] }

/** One chord a step of a progression, `steps` sixteenths long. */
export type ChordSpan = { readonly chord: Chord; readonly steps: number }

const QUALITIES: Record<string, { upper: readonly number[]; lower: readonly number[] }> = {
  "": { upper: [0, 4, 7], lower: [0, 3, 7] },
  "5": { upper: [0, 7], lower: [0, 7] },
  "6": { upper: [0, 4, 7, 9], lower: [0, 3, 7, 9] },
  "7": { upper: [0, 4, 7, 10], lower: [0, 3, 7, 10] },
  "9": { upper: [0, 4, 10, 14], lower: [0, 3, 7, 10, 14] },
  "11": { upper: [0, 7, 10, 14, 17], lower: [0, 3, 7, 10, 17] },
  "13": { upper: [0, 4, 10, 14, 21], lower: [0, 3, 10, 14, 21] },
  "maj7": { upper: [0, 4, 7, 11], lower: [0, 3, 7, 11] },
  "maj9": { upper: [0, 4, 7, 11, 14], lower: [0, 3, 7, 11, 14] },
  "add9": { upper: [0, 4, 7, 14], lower: [0, 3, 7, 14] },
  "sus2": { upper: [0, 2, 7], lower: [0, 2, 7] },
  "sus4": { upper: [0, 5, 7], lower: [0, 5, 7] },
  "7sus4": { upper: [0, 5, 7, 10], lower: [0, 5, 7, 10] },
  "dim": { upper: [0, 3, 6], lower: [0, 3, 6] },
  "7b5": { upper: [0, 4, 6, 10], lower: [0, 3, 6, 10] },
  "7b9": { upper: [0, 4, 10, 13], lower: [0, 3, 7, 10, 13] },
}
const NUMERALS = ["i", "ii", "iii", "iv", "v", "vi", "vii"]

/** Pitch class of a key's tonic, C = 0. */
export const tonicOf = (key: KeyName): number => tonics.findIndex((tonic) => tonic === key.split(" ")[0])

/** MIDI number of a scale degree (1 is the tonic; 8 the tonic above; 0 and below go down), the tonic lying within an octave above `floor`. */
export function degreeToMidi(key: KeyName, scale: ScaleName, degree: number, floor: number): number {
  const steps = SCALES[scale]
  const index = degree - 1
  const octave = Math.floor(index / 7)
  return lift(tonicOf(key), floor) + 12 * octave + (steps[index - octave * 7] ?? 0)
}

/** The lowest MIDI number of a pitch class at or above a floor. */
export const lift = (pitchClass: number, floor: number): number => floor + ((((pitchClass - floor) % 12) + 12) % 12)

/**
 * Reads a progression in Roman numerals, a bar between bars, chords in a bar sharing it: "i9 | VI iv7 | V7".
 * Numerals of minor keys count the natural minor scale (VI in A minor is F).
 * @throws {SyntaxError} on a chord that it does not know
 */
export function parseProgression(key: KeyName, text: string): ChordSpan[] {
  return text.split("|").flatMap((bar) => {
    const symbols = bar.trim().split(/\s+/)
    return symbols.map((symbol) => ({ chord: parseChord(key, symbol), steps: 16 / symbols.length }))
  })
}

function parseChord(key: KeyName, symbol: string): Chord {
  const [, accidental = "", numeral = "", suffix = ""] = /^([b#]?)([ivIV]+)(.*)$/.exec(symbol) ?? []
  const degree = NUMERALS.indexOf(numeral.toLowerCase())
  const quality = QUALITIES[suffix]
  if (degree < 0 || !quality) throw new SyntaxError(`"${symbol}" is not a chord: write a Roman numeral and one of ${Object.keys(QUALITIES).join(" ")}`)
  const scale = SCALES[key.endsWith("minor") ? "minor" : "major"]
  const shift = accidental === "b" ? -1 : accidental === "#" ? 1 : 0
  const isUpper = numeral === numeral.toUpperCase()
  return { root: (tonicOf(key) + (scale[degree] ?? 0) + shift + 12) % 12, tones: isUpper ? quality.upper : quality.lower }
}

/** Places a chord's notes near the ones before, each voice moving as little as it can, around a middle MIDI number. */
export function voice(chord: Chord, before: readonly number[], middle: number): number[] {
  const classes = [...new Set(chord.tones.map((tone) => (chord.root + tone) % 12))]
  let best: number[] = []
  let bestCost = Infinity
  for (let floor = middle - 10; floor <= middle - 1; floor++) {
    const notes = classes.map((pitchClass) => lift(pitchClass, floor)).sort((a, b) => a - b)
    const center = notes.reduce((a, b) => a + b, 0) / notes.length
    const motion = before.length === 0 ? 0 : notes.reduce((sum, note) => sum + Math.min(...before.map((old) => Math.abs(old - note))), 0)
    const clusters = notes.filter((note, i) => i > 0 && note - (notes[i - 1] ?? 0) === 1).length
    const cost = motion + 0.7 * Math.abs(center - middle) + 2 * clusters
    if (cost < bestCost) [best, bestCost] = [notes, cost]
  }
  return best
}
