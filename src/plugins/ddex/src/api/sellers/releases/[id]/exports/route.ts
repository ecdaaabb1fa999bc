import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import { releaseTargetNames, type requestExport } from "@max-booster/api-contract"
import type { z } from "zod"
import { setUpChannels } from "../../../../../channels"
import { readinessFor } from "../../../../../readiness"
import { ownRelease, releases } from "../../../../caller"
import { viewsOf } from "../../../../export-view"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const { release } = await ownRelease(req)
  const rows = await releases(req).exports.find({ releaseId: release.id })
  res.json({ exports: await viewsOf(req, rows), channels: setUpChannels().map(({ channel: { id, label } }) => ({ id, label })) })
}

export async function POST(req: AuthenticatedMedusaRequest<z.output<typeof requestExport.body>>, res: MedusaResponse) {
  const { release } = await ownRelease(req)
  const { target, takedown } = req.validatedBody
  const now = new Date()
  if (!takedown) {
    if (!release.document.targets.includes(target)) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, `Choose ${releaseTargetNames[target]} as a target first.`, "not_a_target")
    const { readiness } = await readinessFor(req.scope, release, now)
    const blocking = readiness.findings.filter(({ severity, targets }) => severity === "blocker" && targets.includes(target))
    if (blocking[0]) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, `${blocking.length === 1 ? "Something blocks" : `${blocking.length} things block`} it for ${releaseTargetNames[target]}. The first: ${blocking[0].reason}`, "not_ready")
  }
  const id = await releases(req).exports.request(release.id, req.validatedBody, { member_id: req.auth_context.actor_id, at: now })
  const [made] = await viewsOf(req, await releases(req).exports.find({ id }))
  res.json({ export: made })
}
