import { readToken, signToken } from "@max-booster/kernel/sign"

const PURPOSE = "order-files"
const WEEK = 7 * 24 * 3_600_000

/** The address of an order's licenses for whoever has the mail, without signing in, for a week. */
export const orderLinkOf = (orderId: string, now: Date): string =>
  `${process.env["STOREFRONT_URL"] ?? ""}/licenses/order/${signToken(secret(), PURPOSE, { order_id: orderId }, now.getTime() + WEEK)}`

/** The order of such a link, or why there is none. */
export function orderOf(token: string, now: Date): { order_id: string; exp: number } | "forged" | "expired" {
  const read = readToken<{ order_id: string; exp: number }>(secret(), PURPOSE, token, now.getTime())
  return read.ok ? read.value : read.error
}

const secret = () => process.env["LINK_SECRET"] ?? ""
