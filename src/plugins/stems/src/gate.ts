import { open, stat } from "node:fs/promises"
import { dirname } from "node:path"
import type { Result } from "@max-booster/kernel"
import type { SourceFacts } from "@max-booster/extension-api"
import { judgeDecoded, judgeProbe } from "./core/judge"
import { RECORDING, type GateRules } from "./core/limits"
import { sniff, SNIFF_BYTES } from "./core/magic"
import { refuseUpload, type RefusalCode, type UploadRefusal } from "./core/refusals"
import { decodeAll } from "./ffmpeg/decode-all"
import { probe } from "./ffmpeg/probe"
import { declaredWavSeconds } from "./wav-length"

/** The gate's answer: what the file is, or why it is turned away. */
export type GateOutcome = Result<SourceFacts, UploadRefusal>

/**
 * Decides whether an uploaded file may become a recording, or what else the rules are for: first bytes, then ffprobe behind whitelists, then a full decode.
 * @param path a file with a name made by the server
 * @param originalName as its owner knows it; used in messages only
 * @throws {Error} when FFmpeg is missing or the disk fails: never because of what is in the file
 */
export async function checkUpload(path: string, originalName: string, signal = AbortSignal.timeout(10 * 60_000), rules: GateRules = RECORDING): Promise<GateOutcome> {
  const no = (code: RefusalCode, sentence: string): GateOutcome => ({ ok: false, error: refuseUpload(code, originalName, sentence) })
  const { size } = await stat(path)
  if (size === 0) return no("empty-file", "is empty. Export it again and upload that.")
  if (size > rules.maxBytes) return no("too-large", rules.smaller)
  const sniffed = sniff(await headOf(path))
  if (sniffed.kind === "other") return no("not-audio", `is ${sniffed.what}, not audio. Upload ${rules.accepted}.`)
  if (sniffed.kind === "audio" && !rules.containers.has(sniffed.container)) return no("not-audio", `is ${CONTAINER_NAMES[sniffed.container]}, which we cannot take. Upload ${rules.accepted}.`)
  if (sniffed.kind === "unknown") return no("not-audio", `is not audio, whatever its name says. Upload ${rules.accepted}.`)
  const seen = await probe(path, signal, rules.demuxers)
  if (!seen) return no("unreadable", `starts like audio but cannot be read: it is broken or something else in disguise. Export it again as ${rules.accepted}.`)
  const seconds = sniffed.container === "wav" ? await declaredWavSeconds(path) : seen.seconds
  const declared = judgeProbe(seen.found, sniffed.container, originalName, seconds, rules)
  if (!declared.ok) return declared
  const decoded = await decodeAll(path, dirname(path), signal, rules)
  return judgeDecoded(decoded, declared.value, originalName, rules)
}

const CONTAINER_NAMES = {
  wav: "a WAV file", aiff: "an AIFF file", flac: "a FLAC file", mp3: "an MP3 file", aac: "an AAC stream", ogg: "an Ogg file", mp4: "an M4A or MP4 file", webm: "a WebM or Matroska file",
}

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SNIFF_BYTES), 0, SNIFF_BYTES, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}
