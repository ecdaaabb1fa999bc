import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { toCard } from "../../../statements/statement-view"
import { royaltiesOf, statementShop } from "../../own-statement"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const found = await royaltiesOf(req).ofSeller((await statementShop(req)).id)
  const digests = await royaltiesOf(req).digests(found.map(({ id }) => id))
  res.json({ statements: found.map((row) => toCard(row, digests.get(row.id))) })
}
