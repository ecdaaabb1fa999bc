import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import type { VoiceTagSettings } from "@max-booster/api-contract"
import { speakable } from "../../../../core/speech"
import { canSpeak } from "../../../../ffmpeg/tag-sound"
import { ownShop } from "../../../caller"
import { tagsOf, voiceTagView } from "../../../voice-tag-view"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  res.json({ voice_tag: await voiceTagView(req, (await ownShop(req)).id) })
}

export async function POST(req: AuthenticatedMedusaRequest<VoiceTagSettings>, res: MedusaResponse) {
  const { id } = await ownShop(req)
  const { kind, text } = req.validatedBody
  if (kind === "spoken") {
    const words = speakable(text)
    if (!words.ok) throw new MedusaError(MedusaError.Types.INVALID_DATA, words.error.message, words.error.code)
    if (!(await canSpeak())) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "This shop has no voices. Upload a recording of your tag, or use the bell.", "no_speech")
  }
  await tagsOf(req).saveVoiceTag(id, req.validatedBody)
  res.json({ voice_tag: await voiceTagView(req, id) })
}
