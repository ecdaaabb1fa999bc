import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { shopOfMember } from "../../../workflows/listing/caller"
import { readRecordings } from "../../../workflows/listing/read-recordings"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const { id } = await shopOfMember(req.scope, req.auth_context.actor_id)
  res.json({ recordings: await readRecordings(req.scope, id) })
}
