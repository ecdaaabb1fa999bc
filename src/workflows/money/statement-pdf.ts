import type { StatementView } from "@max-booster/api-contract"
import { formatMoney } from "@max-booster/kernel"
import { columns, section, table, typeset } from "@max-booster/paper"
import { monthRange } from "../../modules/orders"

const monthName = (month: string) => new Intl.DateTimeFormat("en-US", { month: "long", year: "numeric", timeZone: "UTC" }).format(monthRange(month).from)
const dayOf = (iso: string) => iso.slice(0, 10)

/** Sets a statement as a PDF. The same statement gives the same bytes. */
export function renderStatement(statement: StatementView): Promise<Uint8Array> {
  const { month, party, currency, opening, closing, totals, movements, final } = statement
  const title = `Statement of ${monthName(month)}`
  const about = {
    title: `${title}, ${party}`, author: "Max Booster", subject: `${month}, ${currency.toUpperCase()}`, keywords: ["statement", month], at: new Date(monthRange(month).to.getTime() - 1_000),
    seed: JSON.stringify(statement), head: `Statement ${month}`, foot: party,
  }
  return typeset(about, (sheet, set) => {
    sheet.flow(title, set.title)
    sheet.gap(3)
    sheet.flow(`${party}. Amounts in ${currency.toUpperCase()}; days in UTC.`, set.subtitle)
    if (!final) sheet.flow("This month is not over: more may follow.", set.subtitle)
    section(sheet, set, "Summary", 60)
    table(sheet, set, [
      { label: "Opening balance", value: formatMoney(opening) },
      ...totals.map(({ label, amount, count }) => ({ label: `${label} (${count})`, value: formatMoney(amount) })),
      { label: "Closing balance", value: formatMoney(closing) },
    ], 0.6)
    section(sheet, set, "Movements", 80)
    if (movements.length === 0) sheet.flow("Nothing moved in this month.", set.body)
    else {
      columns(sheet, set, [{ head: "Day", share: 0.15 }, { head: "What", share: 0.36 }, { head: "Reference", share: 0.31 }, { head: "Amount", share: 0.18, isFigure: true }], [
        ...movements.map(({ at, label, reference, amount }) => ({ cells: [dayOf(at), label, reference, formatMoney(amount)] })),
        { cells: ["", "Closing balance", "", formatMoney(closing)], isTotal: true },
      ])
    }
    sheet.gap(14)
    sheet.flow("The balance is what is owed to you and was not yet sent to your Stripe account. Opening balance and movements make the closing balance, to the cent.", set.small)
  })
}
