import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { formatMoney, money } from "@max-booster/kernel"
import { columns, section, typeset, type Settings, type Sheet } from "@max-booster/paper"
import { ORDERS, type ChargePlanRecord, type OrdersService, type SaleRecord } from "../../modules/orders"

type Grant = ChargePlanRecord["lines"][number]["grant"]
type Party = Grant["licensor"]

/** Everything an invoice says, frozen when the order was paid. */
type Invoice = { number: string; orderNumber: number; paidAt: Date; reference: string; currency: string; buyer: Party; sellers: { party: Party; lines: { title: string; label: string; amount: bigint }[] }[]; total: bigint; tax: bigint }

/** The invoice of an order of this buyer: names, lines and amounts as they were paid. The same bytes each time. @throws {MedusaError} not_found — also for somebody else's */
export async function invoiceOf(container: MedusaContainer, customerId: string, orderId: string): Promise<{ filename: string; bytes: Uint8Array }> {
  const orders = container.resolve<OrdersService>(ORDERS)
  const [sale] = await orders.salesOf({ customer_id: customerId, order_id: orderId }, 1)
  const plan = sale && (await orders.planById(sale.charge_plan_id))
  if (!sale || !plan) throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no order ${orderId} of yours`)
  const invoice = toInvoice(plan, sale)
  return { filename: `${invoice.number}.pdf`, bytes: await render(invoice) }
}

function toInvoice(plan: ChargePlanRecord, { order_number: orderNumber, created_at }: SaleRecord): Invoice {
  const [first] = plan.lines
  if (!first) throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, `Plan ${plan.id} has no line`)
  const sellers = [...new Set(plan.lines.map((line) => line.seller_id))].map((sellerId) => {
    const own = plan.lines.filter((line) => line.seller_id === sellerId)
    return { party: (own[0] ?? first).grant.licensor, lines: own.map((line) => ({ title: line.beat_title, label: line.label, amount: BigInt(line.amount) })) }
  })
  const total = BigInt(plan.amount)
  return {
    number: `INV-${orderNumber}`, orderNumber, paidAt: new Date(plan.paid_at ?? created_at), reference: plan.payment_intent ?? plan.id, currency: plan.currency, buyer: first.grant.licensee, sellers, total,
    // what was paid beyond the lines is tax: nothing else is ever added to them
    tax: total - plan.lines.reduce((sum, line) => sum + BigInt(line.amount), 0n),
  }
}

function render(invoice: Invoice): Promise<Uint8Array> {
  const { number, orderNumber, paidAt, reference, currency, buyer, sellers, total, tax } = invoice
  const show = (amount: bigint) => formatMoney(money(amount, currency))
  const about = { title: `Invoice ${number}`, author: sellers.map(({ party }) => party.name).join(", "), subject: `Order #${orderNumber}`, keywords: ["invoice", number], at: paidAt, seed: `${number} ${reference}`, head: number, foot: `Order #${orderNumber}` }
  return typeset(about, (sheet, set) => {
    sheet.flow("Invoice", set.title)
    sheet.gap(3)
    sheet.flow(`${number}, order #${orderNumber}, paid ${paidAt.toISOString().slice(0, 10)} (${currency.toUpperCase()})`, set.subtitle)
    section(sheet, set, "Buyer", 60)
    address(sheet, set, buyer)
    for (const { party, lines } of sellers) {
      section(sheet, set, "Seller", 120)
      address(sheet, set, party)
      sheet.gap(8)
      columns(sheet, set, [{ head: "Beat", share: 0.5 }, { head: "License", share: 0.3 }, { head: "Amount", share: 0.2, isFigure: true }], [
        ...lines.map(({ title, label, amount }) => ({ cells: [title, label, show(amount)] })),
        { cells: [`Total of ${party.name}`, "", show(lines.reduce((sum, { amount }) => sum + amount, 0n))], isTotal: true },
      ])
    }
    section(sheet, set, "Paid", 60)
    columns(sheet, set, [{ head: "", share: 0.8 }, { head: "Amount", share: 0.2, isFigure: true }], [
      ...(tax === 0n ? [] : [{ cells: ["Licenses", show(total - tax)] }, { cells: ["Tax", show(tax)] }]), { cells: ["Total, paid in full", show(total)], isTotal: true },
    ])
    sheet.gap(14)
    sheet.flow(`Payment ${reference}. Each seller above licenses their own beats; the license contracts belong to this invoice.`, set.small)
  })
}

const countries = new Intl.DisplayNames("en", { type: "region" })

function address(sheet: Sheet, set: Settings, { name, alias, address: street, country }: Party): void {
  sheet.flow(name, set.name)
  if (alias && alias !== name) sheet.flow(`known as ${alias}`, set.body)
  if (street) sheet.flow(street, set.body)
  if (/^[a-z]{2}$/i.test(country)) sheet.flow(countries.of(country.toUpperCase()) ?? country, set.body)
}
