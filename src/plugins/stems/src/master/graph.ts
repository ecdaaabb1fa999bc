import { toAmplitude, STAGE_LUFS, type CompressorBand, type EqBand, type MasteringChain } from "@max-booster/mastering"
import type { Sound } from "./sound"

const FILTERS: Record<EqBand["shape"], (band: EqBand) => string> = {
  lowshelf: ({ hz, gainDb }) => `lowshelf=f=${hz}:t=s:w=1:g=${gainDb}`,
  highshelf: ({ hz, gainDb }) => `highshelf=f=${hz}:t=s:w=1:g=${gainDb}`,
  peaking: ({ hz, gainDb, q }) => `equalizer=f=${hz}:t=q:w=${q}:g=${gainDb}`,
  highpass: ({ hz, q }) => `highpass=f=${hz}:t=q:w=${q}`,
  lowpass: ({ hz, q }) => `lowpass=f=${hz}:t=q:w=${q}`,
}

/** Rate at which saturation bends, Hz: its harmonics fold back above half of it. */
const SATURATION_RATE = 192_000

/**
 * A chain up to its match, as FFmpeg's filters: every value is a number from a checked chain.
 * @returns a graph from `[0:a:0]`, stereo, to `[sound]`
 */
export function shapeGraph(chain: MasteringChain, { sampleRate, loudness }: Pick<Sound, "sampleRate" | "loudness">): string {
  const { input, eq, multiband, width, saturation } = chain
  const stageGain = (loudness.integratedLufs === null ? 0 : STAGE_LUFS - loudness.integratedLufs) + input.gainDb
  const head = ["aformat=sample_fmts=dblp:channel_layouts=stereo", `volume=${stageGain.toFixed(4)}dB:precision=double`, ...eq.bands.map((band) => FILTERS[band.shape](band))]
  const tail = [...(width.amount === 1 ? [] : [widthOf(width.amount)]), ...saturationOf(saturation.driveDb, sampleRate)].map((filter) => `,${filter}`).join("")
  if (!multiband.isOn) return `[0:a:0]${head.join(",")}${tail}[sound]`
  return [
    `[0:a:0]${head.join(",")},acrossover=split=${multiband.crossoversHz.join(" ")}:order=4th[in0][in1][in2][in3]`,
    ...multiband.bands.map((band, index) => `[in${index}]${bandOf(band, index === 0 && width.monoBass)}[out${index}]`),
    `[out0][out1][out2][out3]amix=inputs=4:normalize=0${tail}[sound]`,
  ].join(";")
}

function bandOf({ thresholdDb, ratio, attackMs, releaseMs, gainDb }: CompressorBand, isMono: boolean): string {
  return [
    ...(isMono ? [widthOf(0)] : []),
    ...(ratio === 1 ? [] : [`acompressor=threshold=${toAmplitude(thresholdDb).toFixed(6)}:ratio=${ratio}:attack=${attackMs}:release=${releaseMs}`]),
    `volume=${gainDb}dB:precision=double`,
  ].join(",")
}

/** Mid as it is, side times an amount. */
function widthOf(amount: number): string {
  const [same, other] = [(1 + amount) / 2, (1 - amount) / 2].map((part) => part.toFixed(4)) as [string, string]
  return `pan=stereo|c0=${same}*c0+${other}*c1|c1=${other}*c0+${same}*c1`
}

/** `saturationCurve` of the chain, between two resamplings. */
function saturationOf(driveDb: number, sampleRate: number): string[] {
  if (driveDb === 0) return []
  return [`aresample=${SATURATION_RATE}:resampler=soxr`, `volume=${driveDb}dB:precision=double`, "asoftclip=type=tanh", `volume=${-driveDb}dB:precision=double`, `aresample=${sampleRate}:resampler=soxr`]
}

/**
 * Mid and side through a filter each, brought back by its delay. The second input is the filter: two channels.
 * @param delay samples
 */
export const matchGraph = (delay: number): string => [
  `[0:a:0]pan=stereo|c0=0.5*c0+0.5*c1|c1=0.5*c0-0.5*c1,apad=pad_len=${delay}[ms]`,
  "[1:a:0]aformat=channel_layouts=stereo[ir]",
  `[ms][ir]afir,atrim=start_sample=${delay},asetpts=PTS-STARTPTS,pan=stereo|c0=c0+c1|c1=c0-c1[sound]`,
].join(";")
