import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { formatMoney, money } from "@max-booster/kernel"
import { columns, section, typeset, type Settings, type Sheet } from "@max-booster/paper"
import { givenStates, ORDERS, type ChargePlanRecord, type OrdersService, type RefundRecord, type SaleRecord } from "../../modules/orders"

type Grant = ChargePlanRecord["lines"][number]["grant"]
type Party = Grant["licensor"]

type Tax = { name: string; amount: bigint }

/** Money that went back for an invoice. */
type Credit = { number: string; on: string; reason: string; amount: bigint; tax: bigint }

/** Everything an invoice says, frozen when the order was paid; credit notes follow as refunds are given. Line amounts are net of tax. */
type Invoice = {
  number: string; orderNumber: number; paidAt: Date; reference: string; currency: string; buyer: Party; sellers: { party: Party; lines: { title: string; label: string; net: bigint }[] }[]
  total: bigint; taxes: Tax[]; credits: Credit[]
}

/**
 * The invoice of an order of this buyer: names, lines, tax and amounts as they were paid, with a credit note a refund. The same bytes
 * each time until something is refunded. @throws {MedusaError} not_found — also for somebody else's
 */
export async function invoiceOf(container: MedusaContainer, customerId: string, orderId: string): Promise<{ filename: string; bytes: Uint8Array }> {
  const orders = container.resolve<OrdersService>(ORDERS)
  const [sale] = await orders.salesOf({ customer_id: customerId, order_id: orderId }, 1)
  const plan = sale && (await orders.planById(sale.charge_plan_id))
  if (!sale || !plan) throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no order ${orderId} of yours`)
  const invoice = toInvoice(plan, sale, await orders.refundsOf({ order_id: orderId }))
  return { filename: `${invoice.number}.pdf`, bytes: await render(invoice) }
}

function toInvoice(plan: ChargePlanRecord, { order_number: orderNumber, created_at }: SaleRecord, refunds: RefundRecord[]): Invoice {
  const [first] = plan.lines
  if (!first) throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, `Plan ${plan.id} has no line`)
  const sellers = [...new Set(plan.lines.map((line) => line.seller_id))].map((sellerId) => {
    const own = plan.lines.filter((line) => line.seller_id === sellerId)
    return { party: (own[0] ?? first).grant.licensor, lines: own.map((line) => ({ title: line.beat_title, label: line.label, net: BigInt(line.amount) - BigInt(line.tax ?? 0) })) }
  })
  return {
    number: `INV-${orderNumber}`, orderNumber, paidAt: new Date(plan.paid_at ?? created_at), reference: plan.payment_intent ?? plan.id, currency: plan.currency, buyer: first.grant.licensee, sellers,
    total: BigInt(plan.amount), taxes: taxesOf(plan), credits: refunds.filter(({ state }) => givenStates.includes(state)).reverse().map((refund, i) => toCredit(refund, `CN-${orderNumber}-${i + 1}`)),
  }
}

/** The tax by name and rate; what has no rate is just "Tax". */
function taxesOf({ lines }: ChargePlanRecord): Tax[] {
  const sums = new Map<string, bigint>()
  for (const { tax = "0", taxes } of lines) {
    const parts = taxes?.length ? taxes.map(({ name, rate, amount }) => [`${name}, ${rate}%`, BigInt(amount)] as const) : [["Tax", BigInt(tax)] as const]
    for (const [name, amount] of parts) sums.set(name, (sums.get(name) ?? 0n) + amount)
  }
  return [...sums].map(([name, amount]) => ({ name, amount })).filter(({ amount }) => amount > 0n)
}

const toCredit = ({ created_at, reason, amount, parts }: RefundRecord, number: string): Credit => ({
  number, on: new Date(created_at).toISOString().slice(0, 10), reason, amount: BigInt(amount), tax: parts.filter(({ kind }) => kind === "tax").reduce((sum, part) => sum + BigInt(part.amount), 0n),
})

const sumOf = (amounts: readonly bigint[]) => amounts.reduce((sum, amount) => sum + amount, 0n)

function render(invoice: Invoice): Promise<Uint8Array> {
  const { number, orderNumber, paidAt, reference, currency, buyer, sellers, total, taxes, credits } = invoice
  const show = (amount: bigint) => formatMoney(money(amount, currency))
  const about = {
    title: `Invoice ${number}`, author: sellers.map(({ party }) => party.name).join(", "), subject: `Order #${orderNumber}`, keywords: ["invoice", number], at: paidAt,
    seed: [number, reference, ...credits.map((credit) => credit.number)].join(" "), head: number, foot: `Order #${orderNumber}`,
  }
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
      columns(sheet, set, [{ head: "Beat", share: 0.5 }, { head: "License", share: 0.3 }, { head: taxes.length > 0 ? "Net amount" : "Amount", share: 0.2, isFigure: true }], [
        ...lines.map(({ title, label, net }) => ({ cells: [title, label, show(net)] })),
        { cells: [`Total of ${party.name}`, "", show(sumOf(lines.map(({ net }) => net)))], isTotal: true },
      ])
    }
    section(sheet, set, "Paid", 60)
    columns(sheet, set, [{ head: "", share: 0.8 }, { head: "Amount", share: 0.2, isFigure: true }], [
      ...(taxes.length === 0 ? [] : [{ cells: ["Net total", show(total - sumOf(taxes.map(({ amount }) => amount)))] }, ...taxes.map(({ name, amount }) => ({ cells: [name, show(amount)] }))]),
      { cells: ["Total, paid in full", show(total)], isTotal: true },
    ])
    if (credits.length > 0) {
      section(sheet, set, "Credit notes", 80)
      columns(sheet, set, [{ head: "Number", share: 0.16 }, { head: "Day", share: 0.14 }, { head: "Reason", share: 0.34 }, { head: "Tax in it", share: 0.18, isFigure: true }, { head: "Refunded", share: 0.18, isFigure: true }], [
        ...credits.map((credit) => ({ cells: [credit.number, credit.on, credit.reason, show(credit.tax), show(-credit.amount)] })),
        { cells: ["", "", "Paid after refunds", "", show(total - sumOf(credits.map(({ amount }) => amount)))], isTotal: true },
      ])
    }
    sheet.gap(14)
    sheet.flow(`Payment ${reference}. Each seller above licenses their own beats; the license contracts belong to this invoice.${taxes.length > 0 ? " The shop has collected the tax and pays it on." : ""}`, set.small)
  })
}

const countries = new Intl.DisplayNames("en", { type: "region" })

function address(sheet: Sheet, set: Settings, { name, alias, address: street, country }: Party): void {
  sheet.flow(name, set.name)
  if (alias && alias !== name) sheet.flow(`known as ${alias}`, set.body)
  if (street) sheet.flow(street, set.body)
  if (/^[a-z]{2}$/i.test(country)) sheet.flow(countries.of(country.toUpperCase()) ?? country, set.body)
}
