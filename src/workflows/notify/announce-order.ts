import type { MedusaContainer } from "@medusajs/framework/types"
import { LICENSING, LIVE, MARKETPLACE, type LicensingDoor, type Live, type MarketplaceDoor } from "@max-booster/extension-api"
import { formatMoney, money, sum } from "@max-booster/kernel"
import { ORDERS, type OrdersService, type SaleRecord } from "../../modules/orders"
import { Modules } from "@medusajs/framework/utils"
import { announceGift } from "./announce-gift"
import { licensesMail, saleMail } from "./mails"
import { sendMail } from "./send-mail"

/** Tells buyer and sellers of a settled order whose licenses stand, or the one whom a license was given to. Runs again without a second mail: each has a key. */
export async function announceOrder(container: MedusaContainer, orderId: string): Promise<void> {
  const sales = await container.resolve<OrdersService>(ORDERS).salesOf({ order_id: orderId })
  const [first] = sales
  if (!first) return announceGift(container, orderId)
  await tellBuyer(container, orderId, first, sales)
  const sellers = await container.resolve<MarketplaceDoor>(MARKETPLACE).sellersByIds(sales.map((s) => s.seller_id))
  for (const sale of sales) {
    const seller = sellers.find((s) => s.id === sale.seller_id)
    if (seller) await tellSeller(container, sale, seller.email)
  }
}

async function tellBuyer(container: MedusaContainer, orderId: string, { customer_id, order_number, currency }: SaleRecord, sales: SaleRecord[]): Promise<void> {
  const { email } = await container.resolve(Modules.CUSTOMER).retrieveCustomer(customer_id)
  const total = sum(sales.map((s) => money(String(s.amount), s.currency)), currency)
  const licenses = sales.flatMap((s) => s.lines.map((l) => ({ title: l.beat_title, producer: l.producer, label: l.label })))
  await sendMail(container, email, licensesMail({ number: order_number, total: formatMoney(total), link: `${shopUrl()}/account/orders/${orderId}`, open_link: await container.resolve<LicensingDoor>(LICENSING).orderLink(orderId, new Date()), licenses }), `licenses:${orderId}`)
  await live(container).publish({ audience: { actor: "customer", id: customer_id }, topic: `order:${orderId}`, kind: "license.issued", data: { order_id: orderId } })
}

async function tellSeller(container: MedusaContainer, sale: SaleRecord, email: string): Promise<void> {
  const lines = sale.lines.map((l) => `${l.beat_title} (${l.label})`)
  const amount = formatMoney(money(String(sale.amount), sale.currency))
  const earned = formatMoney(money(String(sale.seller_amount), sale.currency))
  await sendMail(container, email, saleMail({ number: sale.order_number, amount, earned, link: `${shopUrl()}/sell/sales`, lines }), `sale:${sale.id}`)
  await live(container).publish({ audience: { actor: "seller", id: sale.seller_id }, topic: `sale:${sale.id}`, kind: "sale.made", data: { sale_id: sale.id, amount, earned, lines } })
}

const live = (container: MedusaContainer) => container.resolve<Live>(LIVE)
const shopUrl = () => process.env["STOREFRONT_URL"] ?? ""
