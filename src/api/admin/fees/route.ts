import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { readFees, saveStoreFees, type StoreFeesBody } from "../../../workflows/operator/fees"

export async function GET(req: MedusaRequest, res: MedusaResponse) {
  res.json({ fees: await readFees(req.scope) })
}

export async function POST(req: MedusaRequest<StoreFeesBody>, res: MedusaResponse) {
  res.json({ fees: await saveStoreFees(req.scope, req.validatedBody) })
}
