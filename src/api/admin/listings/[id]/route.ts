import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { moderateListing } from "../../../../workflows/operator/listings"

export async function POST(req: MedusaRequest<{ featured?: boolean; state?: "published" | "withdrawn" }>, res: MedusaResponse) {
  res.json({ listing: await moderateListing(req.scope, req.params["id"] ?? "", req.validatedBody) })
}
