import { RenditionRefusal, type LaidTag, type StoredVoiceTag, type TagPlan, type VoiceTagsDoor, type VoiceTagSettings } from "@max-booster/extension-api"
import { speakable } from "./core/speech"
import { ringBell } from "./core/tag"
import { canSpeak, tagOfFile, tagOfText } from "./ffmpeg/tag-sound"
import { fetchSource } from "./ingest/fetch-source"

type Work = { folder: string; signal: AbortSignal }

/**
 * A shop's tag, ready to be laid over a beat: as saved, or as other settings have it, with the draft of a recording where there is one.
 * @throws {RenditionRefusal} when it cannot be heard, in words for its producer
 */
export async function laidTag(door: VoiceTagsDoor, stored: StoredVoiceTag, settings: VoiceTagSettings | undefined, work: Work): Promise<LaidTag> {
  const { sound, draft } = stored
  const chosen = settings ?? stored.settings
  const plan: TagPlan = { firstAt: chosen.first_at, every: chosen.every, levelDb: chosen.level_db, duckDb: chosen.duck_db }
  return { plan, sound: await soundOf(door, chosen, settings ? draft ?? sound : sound, work) }
}

async function soundOf(door: VoiceTagsDoor, { kind, text, voice }: VoiceTagSettings, recorded: StoredVoiceTag["sound"], { folder, signal }: Work): Promise<Float32Array> {
  switch (kind) {
    case "bell": return ringBell()
    case "spoken": {
      const words = speakable(text)
      if (!words.ok) throw new RenditionRefusal(words.error.code, words.error.message)
      if (!(await canSpeak())) throw new RenditionRefusal("no-speech", "This shop has no voices. Upload a recording of your tag, or use the bell.")
      return tagOfText(words.value, voice, folder, signal)
    }
    case "uploaded": {
      if (!recorded) throw new RenditionRefusal("no-sound", "Upload a recording of your tag first.")
      return tagOfFile(await fetchSource(await door.openTagSound(recorded), recorded.checksum, folder, signal, "tag-source"), folder, signal)
    }
  }
}
