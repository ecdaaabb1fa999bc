import type { Random } from "../random"
import type { Stereo } from "../stereo"

/** A note ready to sound. */
export type Note = {
  readonly start: number
  /** Frames until it is let go. */
  readonly frames: number
  readonly midi: number
  /** 0 to 1. */
  readonly velocity: number
  /** Later pitches of the same note: frames after its start. */
  readonly bends: readonly { readonly at: number; readonly midi: number }[]
}

/** Adds one note's sound to a track. */
export type Instrument = (out: Stereo, note: Note, random: Random) => void

/** Makes one stroke's sound; the same drum is asked for a few takes, so that no two strokes in a row are alike. */
export type Drum = (random: Random) => Float32Array

/** Hertz of a MIDI number, A4 = 440. */
export const toHz = (midi: number): number => 440 * Math.pow(2, (midi - 69) / 12)

/** Pitch that glides through a note's bends; asked once a control block. */
export class Glide {
  private midi: number
  private readonly rate: number

  /** @param blockSeconds how often it is asked */
  constructor(private readonly note: Note, glideSeconds: number, blockSeconds: number) {
    this.midi = note.midi
    this.rate = 1 - Math.exp((-3 * blockSeconds) / Math.max(1e-4, glideSeconds))
  }

  /** MIDI pitch at a frame after the start. */
  at(frame: number): number {
    let target = this.note.midi
    for (const bend of this.note.bends) if (bend.at <= frame) target = bend.midi
    this.midi += (target - this.midi) * this.rate
    return this.midi
  }
}
