import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { takeFile } from "../../../statements/take-file"
import { statementShop } from "../../own-statement"

export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const { id: sellerId } = await statementShop(req)
  const gone = new AbortController()
  res.on("close", () => { gone.abort(new Error("The sender went away")) })
  res.json({ statement: { id: await takeFile(req.scope, sellerId, String(req.validatedQuery["name"]), req, gone.signal) } })
}
