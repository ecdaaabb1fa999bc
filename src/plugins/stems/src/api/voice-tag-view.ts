import type { MedusaRequest } from "@medusajs/framework/http"
import type { VoiceTagView } from "@max-booster/api-contract"
import { RECORDINGS, type TagSound, type VoiceTagsDoor } from "@max-booster/extension-api"
import { VOICES, type Voice } from "../core/speech"
import { canSpeak } from "../ffmpeg/tag-sound"

export const tagsOf = ({ scope }: Pick<MedusaRequest, "scope">) => scope.resolve<VoiceTagsDoor>(RECORDINGS)

/** A shop's tag as its producer sees it. */
export async function voiceTagView(req: Pick<MedusaRequest, "scope">, sellerId: string): Promise<VoiceTagView> {
  const [{ settings, sound, draft }, renewal, available] = await Promise.all([tagsOf(req).voiceTagOf(sellerId), tagsOf(req).previewsRenewed(sellerId), canSpeak()])
  const voices = (Object.keys(VOICES) as Voice[]).map((id) => ({ id, label: VOICES[id] }))
  return { ...settings, sound: shown(sound), draft: shown(draft), renewal, speech: { available, voices } }
}

const shown = (sound: TagSound | null) => sound && { name: sound.name, seconds: sound.seconds }
