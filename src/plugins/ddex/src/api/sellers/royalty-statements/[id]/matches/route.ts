import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import type { matchRoyalty } from "@max-booster/api-contract"
import type { z } from "zod"
import { recordingsOf } from "../../../../../statements/recordings-of"
import { answerStatement, ownDraft, royaltiesOf } from "../../../../own-statement"

export async function POST(req: AuthenticatedMedusaRequest<z.output<typeof matchRoyalty.body>>, res: MedusaResponse) {
  const { seller_id } = await ownDraft(req)
  const { key, recording_id } = req.validatedBody
  if (recording_id !== null && !(await recordingsOf(req.scope, seller_id)).has(recording_id)) throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no recording ${recording_id} in your shop`)
  await royaltiesOf(req).match(seller_id, key, recording_id)
  await answerStatement(req, res)
}
