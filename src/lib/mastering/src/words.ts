import { bandNames, type MasteringChain } from "./chain"
import { rounded } from "./decibels"

/** The stages of a chain, in order. */
export const stages = ["input", "eq", "multiband", "width", "saturation", "match", "limiter"] as const
export type Stage = (typeof stages)[number]

/** What a stage is called. */
export const stageNames: Record<Stage, string> = {
  input: "Input", eq: "EQ", multiband: "Multiband compressor", width: "Stereo width", saturation: "Saturation", match: "Reference match", limiter: "Limiter and loudness",
}

/** What a stage of this chain does, in a few words. */
export function describeStage(stage: Stage, chain: MasteringChain): string {
  switch (stage) {
    case "input": return chain.input.gainDb === 0 ? "As it comes" : `${signed(chain.input.gainDb)} dB`
    case "eq": return describeEq(chain)
    case "multiband": return describeMultiband(chain)
    case "width": return describeWidth(chain)
    case "saturation": return chain.saturation.driveDb === 0 ? "Off" : `${spoken(chain.saturation.driveDb)} dB of drive`
    case "match": return chain.match.strength === 0 ? "Off" : `${Math.round(chain.match.strength * 100)}% of the way, when there is a reference`
    case "limiter": return `${spoken(chain.loudness.targetLufs)} LUFS under ${spoken(chain.limiter.ceilingDbtp)} dBTP`
  }
}

function describeEq({ eq }: MasteringChain): string {
  const heard = eq.bands.filter(({ shape, gainDb }) => shape === "highpass" || shape === "lowpass" || gainDb !== 0)
  if (heard.length === 0) return "Flat"
  return heard.map(({ shape, hz, gainDb }) =>
    shape === "highpass" ? `nothing below ${spokenHz(hz)}` : shape === "lowpass" ? `nothing above ${spokenHz(hz)}`
      : `${signed(gainDb)} dB ${shape === "lowshelf" ? "below" : shape === "highshelf" ? "above" : "at"} ${spokenHz(hz)}`).join(", ")
}

function describeMultiband({ multiband }: MasteringChain): string {
  const working = multiband.bands.flatMap(({ ratio }, band) => (ratio > 1 ? [`${bandNames[band] ?? ""} ${spoken(ratio)} : 1`] : []))
  return !multiband.isOn || working.length === 0 ? "Off" : working.join(", ")
}

function describeWidth({ width, multiband }: MasteringChain): string {
  const how = width.amount === 1 ? "As it is" : width.amount === 0 ? "Mono" : `${Math.round(width.amount * 100)}%`
  return width.monoBass && multiband.isOn ? `${how}, bass in mono` : how
}

/** A frequency as musicians say it. */
export const spokenHz = (hz: number): string => (hz >= 1_000 ? `${spoken(rounded(hz / 1_000, 1))} kHz` : `${Math.round(hz)} Hz`)

/** A number with a real minus. */
export const spoken = (value: number): string => String(value).replace("-", "−")
const signed = (value: number): string => (value > 0 ? `+${value}` : spoken(value))
