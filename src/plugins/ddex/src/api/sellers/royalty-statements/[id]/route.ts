import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { IFileModuleService } from "@medusajs/framework/types"
import { MedusaError, Modules } from "@medusajs/framework/utils"
import type { remapRoyaltyStatement } from "@max-booster/api-contract"
import { readRoyaltyStatement } from "@max-booster/extension-api"
import { enqueue, request } from "@max-booster/jobs"
import type { z } from "zod"
import { answerStatement, ownDraft, royaltiesOf } from "../../../own-statement"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  await answerStatement(req, res)
}

export async function POST(req: AuthenticatedMedusaRequest<z.output<typeof remapRoyaltyStatement.body>>, res: MedusaResponse) {
  const { id, seller_id, fingerprint } = await ownDraft(req)
  const { reading, source } = req.validatedBody
  const royalties = royaltiesOf(req)
  await royalties.transaction(async (sql) => {
    const round = await royalties.readAgain(sql, id, reading, source)
    if (round === null) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "This statement was posted meanwhile", "posted")
    if (fingerprint !== "") await royalties.remember(sql, seller_id, fingerprint, { reading: { ...reading, period: null }, source })
    await enqueue(sql, request(readRoyaltyStatement, { statement_id: id, round }))
  })
  await answerStatement(req, res)
}

export async function DELETE(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const { id } = await ownDraft(req)
  const file = await royaltiesOf(req).transaction((sql) => royaltiesOf(req).remove(sql, id))
  if (file === null) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "This statement was posted meanwhile", "posted")
  await req.scope.resolve<IFileModuleService>(Modules.FILE).deleteFiles([file])
  res.json({ id, deleted: true })
}
