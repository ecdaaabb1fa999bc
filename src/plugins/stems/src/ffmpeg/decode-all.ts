import { FfmpegFailure, runFfmpeg } from "@max-booster/ffmpeg"
import type { Decoded } from "../core/judge"
import { RECORDING, type GateRules } from "../core/limits"

const STATS = "astats=measure_perchannel=none:measure_overall=Peak_level+Number_of_samples+Number_of_NaNs+Number_of_Infs"

/** Decodes a file from start to end, at most a second past the longest length allowed, and says what was in it. */
export async function decodeAll(path: string, cwd: string, signal: AbortSignal, { maxSeconds, demuxers }: GateRules = RECORDING): Promise<Decoded> {
  const decode = (strictness: readonly string[]) => runFfmpeg({
    inputs: [{ path, demuxers, options: [...strictness, "-t", String(maxSeconds + 1)] }],
    outputs: [{ path: null, options: ["-map", "0:a:0", "-af", STATS] }],
    cwd, signal, logLevel: "info",
  })
  try {
    return { failed: false, ...readStats(await decode(["-xerror"])) }
  } catch (error) {
    if (!(error instanceof FfmpegFailure)) throw error
    return { failed: true, frames: readStats(await decode([]).catch(logOf)).frames }
  }
}

function logOf(error: unknown): string {
  if (error instanceof FfmpegFailure) return error.log
  throw error
}

function readStats(log: string): { frames: number; peakDbfs: number; invalidSamples: number } {
  const last = (label: string) => {
    const [, value = "0"] = [...log.matchAll(new RegExp(`Parsed_astats[^\\n]*\\] ${label}: (\\S+)`, "g"))].at(-1) ?? []
    return value === "-inf" ? -Infinity : Number(value)
  }
  return {
    frames: last("Number of samples"),
    peakDbfs: last("Peak level dB"),
    invalidSamples: last("Number of NaNs") + last("Number of Infs"),
  }
}
