import { z } from "zod"
import { moneySchema } from "./common"
import { route } from "./route"

/** A license of an order, with what can still be given back of it. */
const orderLineMoney = z.object({ sale_line_id: z.string(), beat_title: z.string(), label: z.string(), seller: z.string(), paid: moneySchema, left: moneySchema })
const refundSchema = z.object({
  id: z.string(), source: z.enum(["operator", "dispute"]), state: z.enum(["requested", "sending", "sent", "failed", "resending", "settled"]), amount: moneySchema, license: z.enum(["revoke", "keep"]),
  reason: z.string(), error: z.string().nullable(), created_at: z.string(), lines: z.array(z.object({ sale_line_id: z.string(), amount: moneySchema })),
})
export type RefundView = z.infer<typeof refundSchema>
const orderMoney = z.object({ lines: z.array(orderLineMoney), refunds: z.array(refundSchema) })
export type OrderMoney = z.infer<typeof orderMoney>

export const readOrderMoney = route({ method: "GET", path: "/admin/license-orders/:id/money", who: "operator", summary: "What an order's licenses cost, what was refunded and what is left", response: orderMoney })
export const refundOrder = route({
  method: "POST", path: "/admin/license-orders/:id/refunds", who: "operator", summary: "Refunds licenses, wholly or in part; the shares of all parties and the fee go back in proportion",
  body: z.object({
    /** Of each license an amount in minor units; without one all that is left. */
    lines: z.array(z.object({ sale_line_id: z.string(), amount: z.string().regex(/^[1-9]\d{0,14}$/, "A whole number of minor units above zero").optional() })).min(1, "Choose at least one license"),
    license: z.enum(["revoke", "keep"]), reason: z.string().trim().min(3, "Say why, for the seller").max(500),
  }),
  response: z.object({ refund: refundSchema }),
})
/** For a refund that the buyer's bank sent back. */
export const sendRefundAgain = route({ method: "POST", path: "/admin/license-orders/:id/refunds/:refund_id/again", who: "operator", summary: "Sends a refund once more that the buyer's bank sent back", response: z.object({ refund: refundSchema }) })
export const settleRefund = route({
  method: "POST", path: "/admin/license-orders/:id/refunds/:refund_id/settlement", who: "operator", summary: "Notes that the buyer of a refund that came back was paid another way",
  body: z.object({ how: z.string().trim().min(3, "Say how the buyer was paid").max(300) }), response: z.object({ refund: refundSchema }),
})
