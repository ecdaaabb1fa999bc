import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import type { deliverExport } from "@max-booster/api-contract"
import type { z } from "zod"
import { setUpChannels } from "../../../../../channels"
import { releases } from "../../../../caller"
import { ownExport, viewsOf } from "../../../../export-view"

export async function POST(req: AuthenticatedMedusaRequest<z.output<typeof deliverExport.body>>, res: MedusaResponse) {
  const row = await ownExport(req)
  if (row.state !== "ready") throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "This package is not finished. Wait until it is, or make another.", "not_ready")
  const { channel: id } = req.validatedBody
  const found = setUpChannels().find(({ channel }) => channel.id === id)
  if (!found) throw new MedusaError(MedusaError.Types.INVALID_DATA, `There is no channel “${id}” here. Choose among ${setUpChannels().map(({ channel }) => channel.label).join(", ")}.`, "unknown_channel")
  if (found.channel.hand && row.target !== "spotify" && row.target !== "generic-ern") throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "Channels carry DDEX batches. Download this package and carry it by hand.", "not_a_batch")
  await releases(req).exports.deliver(row, id, !found.channel.hand, { member_id: req.auth_context.actor_id, at: new Date() })
  const [view] = await viewsOf(req, await releases(req).exports.find({ id: row.id }))
  res.json({ export: view })
}
