import { writeFile } from "node:fs/promises"
import { join } from "node:path"
import { ok, type Result } from "@max-booster/kernel"
import { VOICE_TAG } from "./core/limits"
import type { UploadRefusal } from "./core/refusals"
import { TAG_RATE } from "./core/tag"
import { encodeWav } from "./core/wav"
import { tagOfFile } from "./ffmpeg/tag-sound"
import { checkUpload } from "./gate"

/**
 * Takes a producer's own voice tag: at most 10 seconds and 10 MB; trimmed, mono, as loud as every tag.
 * @param name as its owner knows it
 * @param folder where `voice-tag.wav` is written
 */
export async function takeVoiceTag(path: string, name: string, folder: string, signal: AbortSignal): Promise<Result<{ path: string; seconds: number }, UploadRefusal>> {
  const gate = await checkUpload(path, name, signal, VOICE_TAG)
  if (!gate.ok) return gate
  const sound = await tagOfFile(path, folder, signal)
  const made = join(folder, "voice-tag.wav")
  await writeFile(made, encodeWav([sound], TAG_RATE))
  return ok({ path: made, seconds: sound.length / TAG_RATE })
}
