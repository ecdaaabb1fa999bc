/** A stroke of a drum pattern: place in sixteenths (fractions for rolls) and velocity 0 to 1. */
export type Stroke = { readonly step: number; readonly velocity: number }

/** A stroke of a chord pattern: all voices, or one of them (0 is the lowest). */
export type Strum = Stroke & { readonly steps: number; readonly voice: number | "all" }

/** A token of a line: a degree (of scale or chord, as its track reads it) or a rest. */
export type LineToken = {
  readonly steps: number
  /** Undefined for a rest. */
  readonly degree: number | undefined
  /** Semitones. */
  readonly alter: number
  readonly octave: number
  readonly velocity: number
  /** Bends the sounding note to this pitch instead of striking anew. */
  readonly slide: boolean
}

/** A pattern with its length in sixteenths. */
export type Pattern<T> = { readonly steps: number; readonly events: readonly T[] }

const VELOCITIES: Record<string, number> = { X: 1, x: 0.8, o: 0.42, "2": 0.72, "3": 0.68, "4": 0.64, "6": 0.6 }

/**
 * Reads a drum pattern, a character a sixteenth: `X` accent, `x` stroke, `o` ghost, `2` `3` `4` `6` a roll of that many, `.` nothing;
 * spaces and `|` only help the eye. @throws {SyntaxError} on any other character
 */
export function parseDrums(text: string): Pattern<Stroke> {
  const cells = [...text.replace(/[\s|]/g, "")]
  const events = cells.flatMap((cell, step): Stroke[] => {
    if (cell === ".") return []
    const velocity = VELOCITIES[cell]
    if (velocity === undefined) throw new SyntaxError(`"${cell}" in the drum pattern "${text}" is not one of X x o 2 3 4 6 .`)
    const rolls = /\d/.test(cell) ? Number(cell) : 1
    return Array.from({ length: rolls }, (_, i) => ({ step: step + i / rolls, velocity: velocity * (1 - (0.35 * i) / rolls) }))
  })
  return { steps: cells.length, events }
}

/**
 * Reads a chord pattern, a character a sixteenth: `x` or `X` strikes all voices, a digit one voice (1 the lowest), `-` holds, `.` rests.
 * @throws {SyntaxError} on any other character
 */
export function parseStrums(text: string): Pattern<Strum> {
  const cells = [...text.replace(/[\s|]/g, "")]
  const events: Strum[] = []
  cells.forEach((cell, step) => {
    if (cell === "." || cell === "-") return
    if (!/[xXo1-9]/.test(cell)) throw new SyntaxError(`"${cell}" in the chord pattern "${text}" is not one of x X o 1-9 - .`)
    let steps = 1
    while (cells[step + steps] === "-") steps++
    events.push({ step, steps, velocity: VELOCITIES[/\d/.test(cell) ? "x" : cell] ?? 0.8, voice: /\d/.test(cell) ? Number(cell) - 1 : "all" })
  })
  return { steps: cells.length, events }
}

/**
 * Reads a line: tokens `5/4` (degree 5 for four sixteenths), `-/2` a rest, `'` an octave up, `,` an octave down, `#` `b` alter,
 * `!` accents, `?` softens, `~` slides there from the sounding note. @throws {SyntaxError} on anything else
 */
export function parseLine(text: string): Pattern<LineToken & { readonly step: number }> {
  let step = 0
  const events = text.split(/[\s|]+/).filter(Boolean).map((token) => {
    const match = /^(~?)([#b]?)(\d+|-)([',]*)([!?]?)\/(\d+(?:\.\d+)?)$/.exec(token)
    if (!match) throw new SyntaxError(`"${token}" in the line "${text}" is not a note: write degree/length, e.g. 5'/4`)
    const [, slide, alter, degree = "-", octaves = "", accent, length] = match
    const event = {
      step, steps: Number(length), slide: slide === "~", alter: alter === "#" ? 1 : alter === "b" ? -1 : 0,
      degree: degree === "-" ? undefined : Number(degree), velocity: accent === "!" ? 1 : accent === "?" ? 0.5 : 0.78,
      octave: [...octaves].reduce((sum, mark) => sum + (mark === "'" ? 1 : -1), 0),
    }
    step += event.steps
    return event
  })
  return { steps: step, events }
}
