import type { TrackRecord } from "../records"

/** A note to play: a time of the context and a length, s. */
export type PlayedNote = { pitch: number; /** 1 to 127. */ velocity: number; time: number; seconds: number }

/** What plays the notes of a track; whoever hands it in makes it ready before. */
export type Instrument = {
  readonly output: AudioNode
  play(note: PlayedNote): void
  /** Forgets every note that begins at this time of the context or later, and ends those that sound. */
  silence(time: number): void
  dispose(): void
}

/** Makes the instrument of a track, named as in its record, e.g. "soundfont:0:38". */
export type InstrumentOf = (instrument: string, context: BaseAudioContext, track: TrackRecord) => Instrument
