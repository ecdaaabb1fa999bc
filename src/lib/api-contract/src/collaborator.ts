import { z } from "zod"
import { moneySchema } from "./common"
import { currencyQuery, statementSchema } from "./earnings"
import { route } from "./route"
import { royaltiesOwedSchema } from "./royalties"
import { heldShareSchema } from "./splits"

/** What a person without a shop is owed for shares that were promised to his proven e-mail address. */
export const readAccountShares = route({
  method: "GET", path: "/store/account/shares", who: "customer", summary: "Shares in others' beats that were promised to the caller's proven e-mail address, what they earned, and the months that have a statement",
  response: z.object({
    shares: z.array(heldShareSchema), balance: z.object({ earned: moneySchema, pending: moneySchema, transferred: moneySchema }),
    statements: z.array(z.object({ month: z.string(), currency: z.string() })),
    /** What shops owe him of distributors' royalties, and have paid. */
    royalties: royaltiesOwedSchema,
  }),
})
export type AccountShares = z.infer<typeof readAccountShares.response>
export const readShareStatement = route({ method: "GET", path: "/store/account/statements/:month", who: "customer", summary: "A month of these shares in one currency (the store's unless named): opening + movements = closing", query: currencyQuery, response: z.object({ statement: statementSchema }) })
export const shareStatementCsv = route({ method: "GET", path: "/store/account/statements/:month/csv", who: "customer", summary: "A month of these shares as CSV", query: currencyQuery })
export const shareStatementPdf = route({ method: "GET", path: "/store/account/statements/:month/pdf", who: "customer", summary: "A month of these shares as PDF", query: currencyQuery })
