import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { actOnRecording } from "../../../../../workflows/listing/act-on-recording"
import { withdrawListing } from "../../../../../workflows/listing/publish-listing"

export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  res.json(await actOnRecording(req.scope, req.auth_context.actor_id, req.params["id"] ?? "", ({ id }) => withdrawListing(req.scope, id)))
}
