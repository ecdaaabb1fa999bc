import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { proposeSplit as contract } from "@max-booster/api-contract"
import type { z } from "zod"
import { proposeSplit, readSplits } from "../../../../../workflows/splits/propose-split"

const callerOf = (req: AuthenticatedMedusaRequest<unknown>) => ({ member_id: req.auth_context.actor_id, recording_id: req.params["id"] ?? "", ip: req.ip ?? "", user_agent: req.get("user-agent") ?? "" })

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  res.json({ splits: await readSplits(req.scope, callerOf(req), new Date()) })
}

export async function POST(req: AuthenticatedMedusaRequest<z.output<typeof contract.body>>, res: MedusaResponse) {
  res.json({ splits: await proposeSplit(req.scope, callerOf(req), req.validatedBody, new Date()) })
}
