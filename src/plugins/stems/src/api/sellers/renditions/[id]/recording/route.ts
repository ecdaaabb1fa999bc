import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import { doorOf, ownRendition } from "../../../../caller"

/** Kinds whose file can be sold. */
const SOUND = new Set(["master", "normalize"])

export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const { id, seller_id, kind, state, recording_id, files } = await ownRendition(req, req.params["id"] ?? "")
  const file = files.find(({ name }) => name === "audio")
  if (state !== "ready" || !file || !SOUND.has(kind)) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "Only a finished master or normalised file can become a recording of its own.", "no_master")
  const subject = await doorOf(req).renditionSubject(recording_id)
  const name = `${subject?.title ?? "Recording"} (${kind === "master" ? "master" : "normalised"}).wav`
  res.json({ recording_id: await doorOf(req).ingestRendition({ id, seller_id, file_id: file.file_id, name, mime_type: file.mime_type }) })
}
