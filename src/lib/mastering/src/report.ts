import { z } from "zod"
import { masteringChain } from "./chain"

/** Numbers of a track, before or after; null where nothing is heard. */
const measures = z.object({
  /** Integrated, ITU-R BS.1770-4. */
  lufs: z.number().nullable(),
  /** EBU Tech 3342. */
  rangeLu: z.number().nullable(),
  truePeakDbtp: z.number().nullable(),
  /** Peak to loudness ratio, LU: true peak less integrated loudness. */
  plrLu: z.number().nullable(),
})
export type Measures = z.output<typeof measures>

const course = z.array(z.number().nullable())

/** Loudness and limiting through a track, a point a step. */
const overTime = z.object({ stepMs: z.number(), momentary: course, shortTerm: course })

/** A track brought to a loudness. */
export const normalizeReport = z.object({
  version: z.literal(1),
  before: measures, after: measures,
  target: z.object({ lufs: z.number(), ceilingDbtp: z.number() }),
  gainDb: z.number(),
  /** Most that the limiter took from a peak, dB; 0 where it was not needed. */
  limitedDb: z.number(),
  /** What was not reached, and why. */
  notes: z.array(z.string()),
})
export type NormalizeReport = z.output<typeof normalizeReport>

/** What mastering did, as data for a page. */
export const masterReport = normalizeReport.extend({
  chain: masteringChain,
  reference: measures.nullable(),
  /** Third octaves, dB, each spectrum at the same mean level; null where there is nothing. */
  spectrum: z.object({ hz: z.array(z.number()), before: course, after: course, reference: course.nullable() }),
  loudness: z.object({ before: overTime, after: overTime }),
  /** What the limiter took, dB, through the track. */
  reduction: z.array(z.number()),
  /** What the match applied. */
  correction: z.object({ hz: z.array(z.number()), midDb: z.array(z.number()), sideDb: z.array(z.number()) }).nullable(),
  /** Mean distance of third octaves to the reference from 40 Hz to 16 kHz, dB, before and after. */
  distanceDb: z.object({ before: z.number(), after: z.number() }).nullable(),
  /** Waveforms for the player, 0 to 1. */
  waves: z.object({ before: z.array(z.number()), after: z.array(z.number()) }),
  /** Loudness at which both listening files play, LUFS, and their length. */
  listening: z.object({ lufs: z.number().nullable(), seconds: z.number() }),
})
export type MasterReport = z.output<typeof masterReport>
