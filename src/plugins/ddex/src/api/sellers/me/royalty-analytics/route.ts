import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { RoyaltySum } from "@max-booster/api-contract"
import { rounded } from "../../../../statements/statement-view"
import { royaltiesOf, statementShop } from "../../../own-statement"

const SHOWN = 100

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const { id } = await statementShop(req)
  const { from = "0000-00", to = "9999-12" } = req.validatedQuery as { from?: string; to?: string }
  const [months, stores, countries, recordings] = await Promise.all((["period", "store", "country", "isrc"] as const).map((by) => royaltiesOf(req).analytics(id, by, from, to).then(toSums)))
  res.json({ months, stores: stores?.slice(0, SHOWN), countries: countries?.slice(0, SHOWN), recordings: recordings?.slice(0, SHOWN) })
}

/** Rows by currency as one sum each, in their order. */
function toSums(found: readonly { key: string; name: string; currency: string | null; quantity: string; amount: string | null }[]): RoyaltySum[] {
  const sums = new Map<string, RoyaltySum>()
  for (const { key, name, currency, quantity, amount } of found) {
    const sum = sums.get(key) ?? { key, name, quantity: "0", money: [] }
    sums.set(key, { ...sum, quantity: (BigInt(sum.quantity) + BigInt(quantity)).toString(), money: currency !== null && amount !== null ? [...sum.money, rounded({ currency, amount })] : sum.money })
  }
  return [...sums.values()]
}
