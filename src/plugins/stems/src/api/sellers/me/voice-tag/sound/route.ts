import { createWriteStream } from "node:fs"
import { join } from "node:path"
import { pipeline } from "node:stream/promises"
import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import { withWorkFolder } from "@max-booster/jobs"
import { VOICE_TAG } from "../../../../../core/limits"
import { printable } from "../../../../../core/refusals"
import { takeVoiceTag } from "../../../../../voice-tag"
import { ownShop } from "../../../../caller"
import { tagsOf, voiceTagView } from "../../../../voice-tag-view"

/** A recorded tag, kept as a draft until the tag is saved. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const { id } = await ownShop(req)
  const name = String(req.validatedQuery["name"])
  const gone = new AbortController()
  res.on("close", () => { gone.abort(new Error("The sender went away")) })
  await withWorkFolder(async (folder) => {
    const path = join(folder, "upload")
    await pipeline(req, limited, createWriteStream(path), { signal: gone.signal })
    const taken = await takeVoiceTag(path, name, folder, gone.signal)
    if (!taken.ok) throw new MedusaError(MedusaError.Types.INVALID_DATA, taken.error.message, taken.error.code)
    await tagsOf(req).draftTagSound(id, { ...taken.value, name: printable(name) })
  })
  res.json({ voice_tag: await voiceTagView(req, id) })
}

/** Reads everything, so that the answer arrives, and keeps one byte more than may be. */
async function* limited(body: AsyncIterable<Buffer>) {
  let bytes = 0
  for await (const chunk of body) {
    if (bytes <= VOICE_TAG.maxBytes) yield chunk
    bytes += chunk.length
  }
}
