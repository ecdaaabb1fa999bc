import { spectralDistance, thirdOctaveLevels, type MidSide } from "@max-booster/mastering"
import { Framer } from "../core/framer"
import { Spectrum } from "../core/fft"
import { samplesOfFile } from "../pcm"
import type { Sound } from "./sound"

/** 2.7 Hz a bin at 44.1 kHz: third octaves at 40 Hz have several. */
const SIZE = 16_384
const PIECE_SECONDS = 15

/** Mean power of mid and side: of everything, and of the pieces (15 s) that are at least as loud as the average. */
export type Spectra = { whole: MidSide; loud: MidSide }

type Piece = { mid: Float64Array; side: Float64Array; frames: number; power: number }

/** Reads the spectra of a stereo sound. */
export async function readSpectra(sound: Pick<Sound, "path" | "sampleRate">, signal: AbortSignal): Promise<Spectra> {
  const spectrum = new Spectrum(SIZE)
  const framer = new Framer(SIZE * 2, SIZE)
  const perPiece = Math.max(1, Math.round((PIECE_SECONDS * sound.sampleRate) / (SIZE / 2)))
  const [mid, side] = [new Float32Array(SIZE), new Float32Array(SIZE)]
  const pieces: Piece[] = []
  const hear = (samples: Float32Array, from: number) => {
    for (let n = 0; n < SIZE; n++) {
      const [left, right] = [samples[from + 2 * n] as number, samples[from + 2 * n + 1] as number]
      mid[n] = (left + right) / 2
      side[n] = (left - right) / 2
    }
    const last = pieces.at(-1)
    const piece = last && last.frames < perPiece ? last : newPiece()
    if (piece !== last) pieces.push(piece)
    piece.frames++
    piece.power += addPower(piece.mid, spectrum.of(mid)) + addPower(piece.side, spectrum.of(side))
  }
  for await (const samples of samplesOfFile(sound.path, signal)) framer.push(samples, hear)
  const mean = (of: readonly Piece[]) => meanOf(of, sound.sampleRate)
  const average = pieces.reduce((sum, { power }) => sum + power, 0) / pieces.reduce((sum, { frames }) => sum + frames, 0)
  return { whole: mean(pieces), loud: mean(pieces.filter(({ power, frames }) => power / frames >= average * 0.999)) }
}

const newPiece = (): Piece => ({ mid: new Float64Array(SIZE / 2 + 1), side: new Float64Array(SIZE / 2 + 1), frames: 0, power: 0 })

function addPower(into: Float64Array, magnitudes: Float64Array): number {
  let sum = 0
  for (let bin = 0; bin < into.length; bin++) {
    const power = (magnitudes[bin] as number) ** 2
    into[bin] = (into[bin] as number) + power
    sum += power
  }
  return sum
}

function meanOf(pieces: readonly Piece[], sampleRate: number): MidSide {
  const frames = Math.max(1, pieces.reduce((sum, piece) => sum + piece.frames, 0))
  const mean = (part: "mid" | "side") => Float64Array.from({ length: SIZE / 2 + 1 }, (_, bin) => pieces.reduce((sum, piece) => sum + (piece[part][bin] as number), 0) / frames)
  return { mid: mean("mid"), side: mean("side"), sampleRate }
}

/** Third octaves of left and right together, dB. */
export const levelsOf = ({ mid, side, sampleRate }: MidSide): number[] =>
  thirdOctaveLevels(Float64Array.from(mid, (power, bin) => 2 * (power + (side[bin] ?? 0))), sampleRate)

/** A sound with its spectra. */
export type Heard = { sound: Sound; spectra: Spectra }

export const hear = async (sound: Sound, signal: AbortSignal): Promise<Heard> => ({ sound, spectra: await readSpectra(sound, signal) })

/** How far two sounds lie apart in the shape of their spectra, dB, from 40 Hz to 16 kHz. */
export const spectralGap = (one: Heard, other: Heard, part: keyof Spectra = "whole"): number =>
  Math.round(spectralDistance(levelsOf(one.spectra[part]), levelsOf(other.spectra[part])) * 100) / 100
