import type { SourceFacts } from "@max-booster/extension-api"
import { ok, type Result } from "@max-booster/kernel"
import { z } from "zod"
import { isLossy, RECORDING, UPLOAD_LIMITS, type GateRules } from "./limits"
import type { AudioContainer } from "./magic"
import { refuseUpload, spokenDuration, type UploadRefusal } from "./refusals"

const number = z.coerce.number()

/** The part of ffprobe's JSON that the gate asks for; no tags, so nothing an uploader wrote. */
export const probeSchema = z.object({
  streams: z.array(z.object({
    index: z.number(), codec_type: z.string().optional(), codec_name: z.string().optional(),
    sample_rate: number.optional(), channels: number.optional(),
    bits_per_sample: number.optional(), bits_per_raw_sample: number.optional(), duration: number.optional(),
  })).default([]),
  format: z.object({ format_name: z.string(), duration: number.optional(), probe_score: number.default(0) }),
})
export type Probe = z.output<typeof probeSchema>

/** What was declared before decoding; null where the container only guesses. */
export type Declared = Omit<SourceFacts, "durationMs" | "peakDbfs"> & { declaredSeconds: number | null }

const DEMUXER_OF: Record<AudioContainer, readonly string[]> = {
  wav: ["wav", "w64"], aiff: ["aiff"], flac: ["flac"], mp3: ["mp3"], aac: ["aac", "mp3"], ogg: ["ogg"], mp4: ["mov"], webm: ["matroska", "webm"],
}

/**
 * Judges what ffprobe says of a file.
 * @param headerSeconds what the container itself declares; null when it does not, or when the demuxer only guessed
 */
export function judgeProbe(
  probe: Probe, container: AudioContainer, name: string, headerSeconds: number | null, rules: GateRules = RECORDING,
): Result<Declared, UploadRefusal> {
  const no = (code: UploadRefusal["code"], sentence: string) => ({ ok: false as const, error: refuseUpload(code, name, sentence) })
  const demuxers = probe.format.format_name.split(",")
  if (probe.format.probe_score < UPLOAD_LIMITS.minProbeScore) return no("not-audio", `does not sound like any audio format we know. Upload ${rules.accepted}.`)
  if (!demuxers.some((demuxer) => DEMUXER_OF[container].includes(demuxer)))
    return no("disguised", `starts like one kind of file and goes on like another. Export it again from your studio as ${rules.accepted}.`)
  const stream = probe.streams.find((each) => each.codec_type === "audio")
  if (!stream?.codec_name) return no("no-sound-inside", "has no audio track inside. Export it again with sound.")
  if (!rules.codecs.has(stream.codec_name)) return no("codec-not-supported", `is compressed with ${stream.codec_name.slice(0, 20)}, which we cannot take. Upload ${rules.accepted}.`)
  const { sample_rate: sampleRate = 0, channels = 0 } = stream
  if (sampleRate < UPLOAD_LIMITS.minSampleRate || sampleRate > UPLOAD_LIMITS.maxSampleRate)
    return no("sample-rate", `has a sample rate of ${sampleRate / 1_000} kHz. Export it at 44.1 or 48 kHz (8 to 192 kHz are accepted).`)
  if (channels < 1 || channels > UPLOAD_LIMITS.maxChannels) return no("too-many-channels", `has ${channels} channels. Export it as stereo or mono.`)
  const length = headerSeconds === null ? undefined : judgeLength(headerSeconds, name, rules)
  if (length) return { ok: false, error: length }
  return ok({
    container, codec: stream.codec_name, lossy: isLossy(stream.codec_name), sampleRate, channels,
    bitDepth: isLossy(stream.codec_name) ? null : stream.bits_per_raw_sample || stream.bits_per_sample || 16,
    declaredSeconds: headerSeconds,
  })
}

/** What decoding the whole file showed. */
export type Decoded =
  | {
      failed: false
      /** Samples of one channel. */
      frames: number
      /** Minus infinity for digital silence. */
      peakDbfs: number
      /** Samples that are no number, or infinite. */
      invalidSamples: number
    }
  | {
      failed: true
      /** Samples of one channel that can be had when errors are passed over. */
      frames: number
    }

/** Judges the sound itself: whole, of a fitting length, and audible. */
export function judgeDecoded(decoded: Decoded, declared: Declared, name: string, rules: GateRules = RECORDING): Result<SourceFacts, UploadRefusal> {
  const no = (code: UploadRefusal["code"], sentence: string) => ({ ok: false as const, error: refuseUpload(code, name, sentence) })
  const seconds = decoded.frames / declared.sampleRate
  const { declaredSeconds, ...facts } = declared
  // Encoder delay and the last partial frame: up to a few hundred ms of a lossy file, never of PCM.
  const slack = declared.lossy ? 0.5 : 0.05
  // Errors cost a file a few frames; a tenth of it missing means that the end is gone.
  const expected = declaredSeconds === null ? 0 : decoded.failed ? declaredSeconds * 0.9 : declaredSeconds - slack
  if (declaredSeconds !== null && seconds < expected)
    return no("truncated", `says it is ${spokenDuration(declaredSeconds)} long but only ${spokenDuration(seconds)} are in it: the export or the upload broke off. Export it again and upload that.`)
  if (decoded.failed) return no("damaged", "is damaged: parts of it cannot be played. Export it again and upload that.")
  if (!(decoded.invalidSamples === 0)) return no("damaged", "holds broken samples that no player can play (not-a-number values). Export it again, as 24-bit.")
  const length = judgeLength(seconds, name, rules)
  if (length) return { ok: false, error: length }
  if (!(decoded.peakDbfs >= UPLOAD_LIMITS.silencePeakDbfs))
    return no("silent", "is silent from start to end. Check that the right tracks were on when it was exported.")
  return ok({ ...facts, durationMs: Math.round(seconds * 1_000), peakDbfs: decoded.peakDbfs })
}

function judgeLength(seconds: number, name: string, { minSeconds, maxSeconds, noun }: GateRules): UploadRefusal | undefined {
  if (seconds < minSeconds) return refuseUpload("too-short", name, `is only ${spokenDuration(seconds)} long. A ${noun} has at least ${spokenSpan(minSeconds)}.`)
  if (seconds > maxSeconds + 0.05) return refuseUpload("too-long", name, `is ${seconds < maxSeconds + 2 ? `over ${spokenDuration(maxSeconds)}` : spokenDuration(seconds)} long. A ${noun} has at most ${spokenSpan(maxSeconds)}.`)
  return undefined
}

/** "1 second", "10 seconds", "15 minutes". */
const spokenSpan = (seconds: number) => (seconds >= 60 ? `${seconds / 60} minutes` : `${seconds} second${seconds === 1 ? "" : "s"}`)
