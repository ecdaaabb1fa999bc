import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { contentDisposition } from "@max-booster/kernel/content-disposition"
import type { exportStudioProject } from "@max-booster/api-contract"
import type { z } from "zod"
import { exportHistory } from "../../../../../../workflows/studio/export-history"
import { exportDawProject, exportProject } from "../../../../../../workflows/studio/export-project"

const formats = { zip: exportProject, dawproject: exportDawProject, git: exportHistory }

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const { as } = req.validatedQuery as z.output<typeof exportStudioProject.query>
  const { filename, writeTo } = await formats[as](req.scope, req.auth_context.actor_id, req.params["id"] ?? "")
  res.set({ "content-type": "application/zip", "content-disposition": contentDisposition(filename), "cache-control": "private, no-store", "x-content-type-options": "nosniff" })
  await writeTo(res).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ERR_STREAM_PREMATURE_CLOSE") throw error
  })
}
