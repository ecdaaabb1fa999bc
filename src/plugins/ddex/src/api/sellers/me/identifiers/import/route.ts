import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { importIdentifiers } from "@max-booster/api-contract"
import { RECORDINGS, type ReleaseRecordingsDoor } from "@max-booster/extension-api"
import type { z } from "zod"
import { readIsrcCsv } from "../../../../../core/identifiers"
import { matchedRows } from "../../../../../core/matched-rows"
import { ownShop, releases } from "../../../../caller"

export async function POST(req: AuthenticatedMedusaRequest<z.output<typeof importIdentifiers.body>>, res: MedusaResponse) {
  const { id } = await ownShop(req)
  const read = readIsrcCsv(req.validatedBody.csv)
  const matched = matchedRows(read.rows, await req.scope.resolve<ReleaseRecordingsDoor>(RECORDINGS).recordingNames(id))
  const { taken, problems } = await releases(req).codes.import(matched.rows)
  res.json({ taken, problems: [...read.problems, ...matched.problems, ...problems].sort((a, b) => a.line - b.line) })
}
