import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { MARKETPLACE, type MarketplaceDoor } from "@max-booster/extension-api"
import { formatMoney } from "@max-booster/kernel"
import { ORDERS, type OrdersService, type RefundRecord, type SaleRecord } from "../../modules/orders"
import { refundedSaleMail, refundMail } from "./mails"
import { sendMail } from "./send-mail"

/** Tells buyer and sellers of a refund that was given. Runs again without a second mail: each has a key. */
export async function announceRefund(container: MedusaContainer, refundId: string): Promise<void> {
  const orders = container.resolve<OrdersService>(ORDERS)
  const refund = await orders.refundById(refundId)
  const sales = refund ? await orders.salesOf({ order_id: refund.order_id }) : []
  const [first] = sales
  if (!refund || !first) return
  const touched = sales.filter((sale) => wordsOf(refund, sale).length > 0)
  if (refund.source === "operator") {
    const { email } = await container.resolve(Modules.CUSTOMER).retrieveCustomer(first.customer_id)
    await sendMail(container, email, refundMail({
      number: first.order_number, amount: show(refund.amount, refund), link: `${shopUrl()}/account/orders/${refund.order_id}`, lines: touched.flatMap((sale) => wordsOf(refund, sale)), revoked: refund.license === "revoke",
    }), `refund:${refund.id}`)
  }
  const sellers = await container.resolve<MarketplaceDoor>(MARKETPLACE).sellersByIds(touched.map((sale) => sale.seller_id))
  for (const sale of touched) {
    const seller = sellers.find(({ id }) => id === sale.seller_id)
    if (!seller) continue
    const lines = new Set(sale.lines.map(({ id }) => id))
    const share = refund.parts.filter((part) => part.party_id === sale.seller_id && lines.has(part.sale_line_id)).reduce((sum, part) => sum + BigInt(part.amount), 0n)
    await sendMail(container, seller.email, refundedSaleMail({ number: sale.order_number, amount: show(share.toString(), refund), reason: refund.reason, link: `${shopUrl()}/sell/sales`, lines: wordsOf(refund, sale) }), `refund:${refund.id}:${sale.seller_id}`)
  }
}

/** The licenses of a sale that a refund touches. */
const wordsOf = (refund: RefundRecord, sale: SaleRecord) =>
  sale.lines.filter(({ id }) => refund.parts.some((part) => part.sale_line_id === id)).map(({ beat_title, label }) => `${beat_title} (${label})`)

const show = (amount: string, { currency }: RefundRecord) => formatMoney({ amount, currency })
const shopUrl = () => process.env["STOREFRONT_URL"] ?? ""
