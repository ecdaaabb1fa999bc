import type { KeyName } from "@max-booster/music"
import type { Insert } from "./dsp/inserts"
import type { Room } from "./dsp/reverb"
import type { Drum, Instrument } from "./instruments/instrument"
import type { Texture } from "./instruments/textures"
import type { ScaleName } from "./music/harmony"

/** The parts that a mix is made of, and that stems are bounced by. */
export const groups = ["drums", "bass", "harmony", "melody", "ambience"] as const
export type Group = (typeof groups)[number]

type Channel = {
  readonly group: Exclude<Group, "ambience">
  /** Loudness of the track alone while it plays, LUFS; the mix is balanced by these. */
  readonly lufs: number
  /** -1 left to 1 right. */
  readonly pan?: number
  /** Sends, linear. */
  readonly reverb?: number
  readonly echo?: number
  /** How far the kick pushes it down, 0 to 1. */
  readonly duck?: number
  /** Milliseconds behind the beat (negative: ahead). */
  readonly lateMs?: number
  readonly inserts?: readonly Insert[]
}

/** Strokes of one drum (notation: `parseDrums`). */
export type DrumTrack = Channel & { readonly kind: "drum"; readonly sound: Drum; readonly patterns: Readonly<Record<string, string>> }

/** The section's chords, voiced around `middle`, in a rhythm (notation: `parseStrums`). */
export type ChordTrack = Channel & {
  readonly kind: "chords"; readonly instrument: Instrument; readonly middle: number
  /** Milliseconds between the voices of a strike. */
  readonly strumMs?: number
  readonly patterns: Readonly<Record<string, string>>
}

/** One voice (notation: `parseLine`) that reads degrees of the scale, or of the sounding chord (1 root, 3, 5, 7, 8, 9). */
export type LineTrack = Channel & {
  readonly kind: "line"; readonly reads: "scale" | "chord"; readonly instrument: Instrument
  /** The tonic, or the chord's root, lies in the octave above this MIDI number. */
  readonly floor: number
  readonly patterns: Readonly<Record<string, string>>
}

/** A surface that plays through a section. */
export type TextureTrack = Channel & { readonly kind: "texture"; readonly texture: Texture; readonly patterns?: undefined }

export type Track = DrumTrack | ChordTrack | LineTrack | TextureTrack

/** A stretch of the form. */
export type Section = {
  readonly name: "intro" | "verse" | "hook" | "bridge" | "outro"
  readonly bars: number
  readonly progression: string
  /** Tracks that play, each with its pattern: "kick snare hats/b keys/hook"; without one it is `a`. */
  readonly play: string
  /** Drum tracks that have a pattern `fill` play it in the last bar. */
  readonly fill?: boolean
  /** The whole section goes through a low-pass that moves from the first frequency to the second, Hz. */
  readonly sweep?: readonly [fromHz: number, toHz: number]
}

/** A beat as written: what the renderer turns into sound. */
export type Composition = {
  readonly key: KeyName
  readonly scale: ScaleName
  readonly bpm: number
  /** Place of every second sixteenth: 0.5 is straight, 0.667 a triplet. */
  readonly swing: number
  /** How far strokes wander around their place, milliseconds. */
  readonly loosenessMs: number
  readonly room: Room
  /** Echo in sixteenths. */
  readonly echo: { readonly steps: number; readonly feedback: number; readonly dampingHz: number }
  readonly progressions: Readonly<Record<string, string>>
  /** The track called `kick` drives the ducking. */
  readonly tracks: Readonly<Record<string, Track>>
  readonly form: readonly Section[]
}

/** Seconds of a sixteenth. */
export const stepSeconds = ({ bpm }: Composition): number => 15 / bpm

/** Seconds of the whole form, without the tail. */
export const formSeconds = (composition: Composition): number =>
  composition.form.reduce((bars, section) => bars + section.bars, 0) * 16 * stepSeconds(composition)
