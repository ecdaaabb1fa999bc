import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { z } from "zod"
import type { confirmFacts } from "@max-booster/api-contract"
import { actOnRecording } from "../../../../workflows/listing/act-on-recording"
import { ownRecording, shopOfMember } from "../../../../workflows/listing/caller"
import { confirmRecordingFacts } from "../../../../workflows/listing/confirm-facts"
import { forgetRecording } from "../../../../workflows/listing/forget-recording"

type Facts = z.output<typeof confirmFacts.body>
type Request<Body = unknown> = AuthenticatedMedusaRequest<Body>

export async function GET(req: Request, res: MedusaResponse) {
  res.json(await actOnRecording(req.scope, req.auth_context.actor_id, req.params["id"] ?? "", () => Promise.resolve()))
}

export async function POST(req: Request<Facts>, res: MedusaResponse) {
  res.json(await actOnRecording(req.scope, req.auth_context.actor_id, req.params["id"] ?? "", ({ id }) => confirmRecordingFacts(req.scope, id, req.validatedBody, new Date())))
}

export async function DELETE(req: Request, res: MedusaResponse) {
  const seller = await shopOfMember(req.scope, req.auth_context.actor_id)
  const { id } = await ownRecording(req.scope, seller.id, req.params["id"] ?? "")
  await forgetRecording(req.scope, id)
  res.json({ id, deleted: true })
}
