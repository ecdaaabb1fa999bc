import { DEMUXERS } from "@max-booster/ffmpeg/demuxers"
import type { AudioContainer } from "./magic"
import { ACCEPTED } from "./refusals"

/** What an uploaded recording may be. Durations in seconds, rates in Hz, sizes in bytes. */
export const UPLOAD_LIMITS = {
  minSeconds: 1,
  maxSeconds: 15 * 60,
  minSampleRate: 8_000,
  maxSampleRate: 192_000,
  maxChannels: 2,
  maxBytes: 2 * 1024 ** 3,
  /** Below this FFmpeg is guessing: random bytes named .mp3 score 1. */
  minProbeScore: 50,
  /** A recording whose loudest sample is below this, in dBFS, is silent. */
  silencePeakDbfs: -60,
} as const

/** What a gate lets in. Durations in seconds, sizes in bytes. */
export type GateRules = {
  /** What the file is to become, as a person says it. */
  noun: string
  minSeconds: number; maxSeconds: number; maxBytes: number
  /** Containers by their first bytes, and the demuxers and decoders that may run on them. */
  containers: ReadonlySet<AudioContainer>; demuxers: string; codecs: ReadonlySet<string>
  /** Containers and codecs as a person says them. */
  accepted: string
  /** What to do about a file that is too large. */
  smaller: string
}

/** Decoders that may run on an upload. */
export const CODECS: ReadonlySet<string> = new Set([
  "pcm_u8", "pcm_s8", "pcm_s16le", "pcm_s16be", "pcm_s24le", "pcm_s24be", "pcm_s32le", "pcm_s32be",
  "pcm_f32le", "pcm_f32be", "pcm_f64le", "pcm_f64be", "flac", "alac", "mp3", "aac", "vorbis", "opus",
])

/** A recording, whole, from a studio. */
export const RECORDING: GateRules = {
  noun: "recording", minSeconds: UPLOAD_LIMITS.minSeconds, maxSeconds: UPLOAD_LIMITS.maxSeconds, maxBytes: UPLOAD_LIMITS.maxBytes,
  containers: new Set(["wav", "aiff", "flac", "mp3", "aac", "ogg", "mp4"]), demuxers: DEMUXERS, codecs: CODECS, accepted: ACCEPTED,
  smaller: "is larger than 2 GB. Export it as FLAC, or with fewer bits.",
}

/** A producer's own voice tag. */
export const VOICE_TAG: GateRules = {
  ...RECORDING, noun: "voice tag", minSeconds: 0.3, maxSeconds: 10, maxBytes: 10 * 1024 ** 2, smaller: "is larger than 10 MB. A voice tag is a few seconds long: cut the rest off.",
}

/** A note spoken into a browser or a phone. */
export const VOICE_NOTE: GateRules = {
  noun: "voice note", minSeconds: 0.3, maxSeconds: 5 * 60, maxBytes: 20 * 1024 ** 2,
  containers: new Set(["webm", "ogg", "mp4"]), demuxers: "matroska,webm,ogg,mov", codecs: new Set(["opus", "aac"]), accepted: "WebM or Ogg with Opus, or M4A",
  smaller: "is larger than 20 MB. Record a shorter one.",
}

/** Whether a codec throws sound away: its files are never sold as WAV. */
export const isLossy = (codec: string): boolean => ["mp3", "aac", "vorbis", "opus"].includes(codec)
