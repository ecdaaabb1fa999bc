import { type ChordTrack, type Composition, type DrumTrack, type LineTrack, type Section, type Track, stepSeconds } from "./composition"
import type { Note } from "./instruments/instrument"
import { type Chord, type ChordSpan, degreeToMidi, lift, parseProgression, voice } from "./music/harmony"
import { type LineToken, type Pattern, parseDrums, parseLine, parseStrums } from "./music/notation"
import type { Random } from "./random"
import { toFrames } from "./stereo"

/** A drum stroke with its place. */
export type Hit = { readonly start: number; readonly velocity: number }
/** A section with its first sixteenth and the pattern that a track plays in it. */
type Stretch = { section: Section; from: number; steps: number; pattern: string }

/** Frame of a sixteenth, swung. */
export function frameAt(composition: Composition, step: number): number {
  const pair = Math.floor(step / 2) * 2
  const inside = step - pair
  const swung = inside < 1 ? inside * 2 * composition.swing : 2 * composition.swing + (inside - 1) * (2 - 2 * composition.swing)
  return toFrames((pair + swung) * stepSeconds(composition))
}

/** Where each section begins and ends, in sixteenths. */
export function sectionSpans({ form }: Composition): { section: Section; from: number; steps: number }[] {
  let from = 0
  return form.map((section) => {
    const span = { section, from, steps: section.bars * 16 }
    from += span.steps
    return span
  })
}

/** The stretches in which a track plays. @throws {Error} when a section names a pattern that the track lacks */
export function stretchesOf(composition: Composition, name: string, track: Track): Stretch[] {
  return sectionSpans(composition).flatMap((span) => {
    const entry = span.section.play.split(/\s+/).find((word) => word.split("/")[0] === name)
    if (entry === undefined) return []
    const pattern = entry.split("/")[1] ?? "a"
    if (track.patterns && !(pattern in track.patterns)) throw new Error(`Section "${span.section.name}" plays "${entry}", but track "${name}" has only ${Object.keys(track.patterns).join(", ")}`)
    return [{ ...span, pattern }]
  })
}

/** Strokes of a drum track through the form, with fills, swing and a human hand. */
export function arrangeDrums(composition: Composition, name: string, track: DrumTrack, random: Random): Hit[] {
  return stretchesOf(composition, name, track).flatMap(({ section, from, steps, pattern }) => {
    const fill = section.fill === true && track.patterns.fill !== undefined ? parseDrums(track.patterns.fill) : undefined
    const main = repeat(parseDrums(track.patterns[pattern] ?? ""), fill ? steps - 16 : steps)
    const last = fill ? repeat(fill, 16).map((stroke) => ({ ...stroke, step: stroke.step + steps - 16 })) : []
    return [...main, ...last].map(({ step, velocity }) => ({
      start: humanFrame(composition, track, from + step, random),
      velocity: Math.min(1, velocity * random.between(0.86, 1.08)),
    }))
  })
}

/** Notes of a chord track: voices led from chord to chord, strummed. */
export function arrangeChords(composition: Composition, name: string, track: ChordTrack, random: Random): Note[] {
  let before: number[] = []
  return stretchesOf(composition, name, track).flatMap(({ section, from, steps, pattern }) => {
    const chordAt = chordsOf(composition, section)
    return repeat(parseStrums(track.patterns[pattern] ?? ""), steps).flatMap((strum) => {
      const voices = (before = voice(chordAt(strum.step), before, track.middle))
      const single = strum.voice === "all" ? undefined : strum.voice
      const chosen = single === undefined ? voices : [(voices[single % voices.length] ?? track.middle) + 12 * Math.floor(single / voices.length)]
      const start = humanFrame(composition, track, from + strum.step, random)
      const length = frameAt(composition, from + strum.step + strum.steps) - frameAt(composition, from + strum.step)
      return chosen.map((midi, n): Note => {
        const late = toFrames(((track.strumMs ?? 0) * n) / 1_000)
        return { start: start + late, frames: Math.max(600, length - late - 300), midi, velocity: strum.velocity * random.between(0.85, 1.05), bends: [] }
      })
    })
  })
}

/** Notes of a line; slides become bends of the note before. */
export function arrangeLine(composition: Composition, name: string, track: LineTrack, random: Random): Note[] {
  const notes: { -readonly [K in keyof Note]: K extends "bends" ? Note["bends"][number][] : Note[K] }[] = []
  for (const { section, from, steps, pattern } of stretchesOf(composition, name, track)) {
    const chordAt = chordsOf(composition, section)
    for (const token of repeat(parseLine(track.patterns[pattern] ?? ""), steps)) {
      if (token.degree === undefined) continue
      const midi = pitchOf(composition, track, token, token.degree, chordAt(token.step))
      const place = frameAt(composition, from + token.step)
      const length = frameAt(composition, from + token.step + token.steps) - place
      const previous = notes.at(-1)
      if (token.slide && previous) {
        previous.bends.push({ at: place - previous.start, midi })
        previous.frames = place + length - previous.start - 200
        continue
      }
      const start = humanFrame(composition, track, from + token.step, random)
      notes.push({ start, frames: Math.max(600, length - 200), midi, velocity: token.velocity * random.between(0.9, 1.06), bends: [] })
    }
  }
  return notes
}

function pitchOf({ key, scale }: Composition, track: LineTrack, token: LineToken, degree: number, chord: Chord): number {
  const offset = token.alter + 12 * token.octave
  return (track.reads === "scale" ? degreeToMidi(key, scale, degree, track.floor) : lift(chord.root, track.floor) + interval(chord, degree)) + offset
}

/** Semitones of a degree above a chord's root: its own third, fifth and seventh where it has them. */
function interval({ tones }: Chord, degree: number): number {
  const own = (from: number, to: number, otherwise: number) => tones.find((tone) => tone >= from && tone <= to) ?? otherwise
  switch (degree) {
    case 3: return own(2, 5, 4)
    case 5: return own(6, 8, 7)
    case 7: return own(10, 11, 10)
    default: return ([0, 0, 2, 4, 5, 7, 9, 10, 12, 14, 16][degree] ?? 0)
  }
}

function chordsOf({ key, progressions }: Composition, section: Section): (step: number) => Chord {
  const spans = parseProgression(key, progressions[section.progression] ?? "")
  const total = spans.reduce((sum, { steps }) => sum + steps, 0)
  return (step) => chordIn(spans, step % total)
}

function chordIn(spans: readonly ChordSpan[], step: number): Chord {
  let end = 0
  const span = spans.find(({ steps }) => step < (end += steps)) ?? spans.at(-1)
  if (!span) throw new Error("A progression needs at least one chord")
  return span.chord
}

/** A pattern repeated through a number of sixteenths. */
function repeat<T extends { readonly step: number }>({ steps: length, events }: Pattern<T>, steps: number): T[] {
  const times = length === 0 ? 0 : Math.ceil(steps / length)
  return Array.from({ length: times }, (_, n) => events.map((event) => ({ ...event, step: event.step + n * length }))).flat().filter(({ step }) => step < steps)
}

function humanFrame(composition: Composition, { lateMs = 0 }: Track, step: number, random: Random): number {
  const wander = ((random.bipolar() + random.bipolar()) / 2) * composition.loosenessMs
  return Math.max(0, frameAt(composition, step) + toFrames((lateMs + wander) / 1_000))
}
