import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { invoiceOf } from "../../../../../workflows/purchase/invoice"
import { sendFile } from "../../../../send-file"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  sendFile(res, { ...(await invoiceOf(req.scope, req.auth_context.actor_id, req.params["id"] ?? "")), type: "application/pdf" })
}
