import { z } from "zod"

/** Loudness, LUFS, to which a track is brought before the chain, so that thresholds mean the same for every track. */
export const STAGE_LUFS = -18

/** What a stage's number may be; pages and checks read the same. */
export type Range = { readonly min: number; readonly max: number; readonly step: number; readonly unit: string }

/** Ranges of every number in a chain. */
export const ranges = {
  inputGainDb: { min: -12, max: 12, step: 0.1, unit: "dB" },
  eqHz: { min: 20, max: 20_000, step: 1, unit: "Hz" },
  eqGainDb: { min: -12, max: 12, step: 0.1, unit: "dB" },
  eqQ: { min: 0.3, max: 8, step: 0.1, unit: "" },
  matchStrength: { min: 0, max: 1, step: 0.05, unit: "" },
  crossoverHz: { min: 40, max: 16_000, step: 1, unit: "Hz" },
  thresholdDb: { min: -60, max: 0, step: 0.5, unit: "dBFS" },
  ratio: { min: 1, max: 10, step: 0.1, unit: ": 1" },
  attackMs: { min: 0.5, max: 200, step: 0.5, unit: "ms" },
  releaseMs: { min: 10, max: 2_000, step: 5, unit: "ms" },
  bandGainDb: { min: -12, max: 12, step: 0.1, unit: "dB" },
  width: { min: 0, max: 2, step: 0.05, unit: "" },
  driveDb: { min: 0, max: 12, step: 0.1, unit: "dB" },
  ceilingDbtp: { min: -9, max: -0.1, step: 0.1, unit: "dBTP" },
  limiterReleaseMs: { min: 10, max: 1_000, step: 5, unit: "ms" },
  targetLufs: { min: -30, max: -6, step: 0.1, unit: "LUFS" },
} as const satisfies Record<string, Range>

const within = ({ min, max }: Range) => z.number().min(min).max(max)

/** Filters of the EQ, as the Web Audio API and RBJ's cookbook name them. */
export const eqShapes = ["lowshelf", "peaking", "highshelf", "highpass", "lowpass"] as const

const eqBand = z.strictObject({
  shape: z.enum(eqShapes),
  hz: within(ranges.eqHz),
  /** Without effect on highpass and lowpass. */
  gainDb: within(ranges.eqGainDb),
  /** Without effect on shelves, whose slope is 1. */
  q: within(ranges.eqQ),
})

const compressorBand = z.strictObject({
  thresholdDb: within(ranges.thresholdDb),
  /** 1 leaves the band alone. */
  ratio: within(ranges.ratio),
  attackMs: within(ranges.attackMs),
  releaseMs: within(ranges.releaseMs),
  /** Of the band, after its compressor. */
  gainDb: within(ranges.bandGainDb),
})

/**
 * A mastering chain, in the order in which sound passes it: staged at STAGE_LUFS and raised by the input gain; EQ; a compressor for each of
 * four bands; width; saturation; the match to a reference (when there is one); loudness under the limiter's ceiling.
 */
export const masteringChain = z.strictObject({
  version: z.literal(1),
  input: z.strictObject({ gainDb: within(ranges.inputGainDb) }),
  eq: z.strictObject({ bands: z.array(eqBand).max(8) }),
  multiband: z.strictObject({
    isOn: z.boolean(),
    /** Between the four bands, rising, at least half an octave apart. */
    crossoversHz: z.tuple([within(ranges.crossoverHz), within(ranges.crossoverHz), within(ranges.crossoverHz)])
      .refine(([low, mid, high]) => mid >= low * Math.SQRT2 && high >= mid * Math.SQRT2, "Crossovers rise, half an octave apart at least"),
    bands: z.tuple([compressorBand, compressorBand, compressorBand, compressorBand]),
  }),
  width: z.strictObject({
    /** 0 mono, 1 as it is, 2 twice the side. */
    amount: within(ranges.width),
    /** Everything below the first crossover in mono; only where the multiband stage is on. */
    monoBass: z.boolean(),
  }),
  /** Level of the sound against the curve's knee; 0 is off. */
  saturation: z.strictObject({ driveDb: within(ranges.driveDb) }),
  /** 0: the reference's spectrum is not matched; 1: wholly, for mid and for side. */
  match: z.strictObject({ strength: within(ranges.matchStrength) }),
  limiter: z.strictObject({ ceilingDbtp: within(ranges.ceilingDbtp), releaseMs: within(ranges.limiterReleaseMs) }),
  loudness: z.strictObject({ targetLufs: within(ranges.targetLufs) }),
})

export type MasteringChain = z.output<typeof masteringChain>
export type EqBand = MasteringChain["eq"]["bands"][number]
export type CompressorBand = MasteringChain["multiband"]["bands"][number]

/** Names of the four bands, from below. */
export const bandNames = ["Bass", "Low mids", "High mids", "Treble"] as const

const idle: CompressorBand = { thresholdDb: -24, ratio: 1, attackMs: 20, releaseMs: 150, gainDb: 0 }

/** A chain that changes nothing but loudness, and matches a reference wholly. */
export const plainChain: MasteringChain = {
  version: 1,
  input: { gainDb: 0 },
  eq: { bands: [] },
  multiband: {
    isOn: false, crossoversHz: [120, 1_000, 6_000],
    bands: [idle, idle, idle, idle],
  },
  width: { amount: 1, monoBass: false },
  saturation: { driveDb: 0 },
  match: { strength: 1 },
  limiter: { ceilingDbtp: -1, releaseMs: 60 },
  loudness: { targetLufs: -14 },
}
