import { listRoyaltyStatements, readRoyalties, readRoyaltyAnalytics } from "@max-booster/api-contract"
import type { Metadata } from "next"
import { PageHead, Panel } from "@/components/panel"
import { RefreshWhile } from "@/features/account/refresh-while.client"
import { callAsProducer } from "@/features/dashboard/session"
import { Collaborators } from "@/features/royalties/collaborators.client"
import { MonthsChart } from "@/features/royalties/months-chart"
import { RoyaltiesOwedPanel } from "@/features/royalties/royalties-owed"
import { RoyaltyBars } from "@/features/royalties/royalty-bars"
import { StatementList } from "@/features/royalties/statement-list"
import { UploadStatement } from "@/features/royalties/upload-statement.client"
import { formatDay, formatMoney } from "@/lib/format"

export const metadata: Metadata = { title: "Royalties" }

/** Distributors' statements, what they come to, and what is owed of them. */
export default async function RoyaltiesPage() {
  const [{ statements }, { collaborators, available, payments, mine }, { months, stores, countries, recordings }] = await Promise.all([callAsProducer(listRoyaltyStatements, {}), callAsProducer(readRoyalties, {}), callAsProducer(readRoyaltyAnalytics, {})])
  return (
    <>
      <RefreshWhile isMaking={statements.some(({ state }) => state === "reading")} />
      <PageHead title="Royalties" lead="What distributors and stores pay you outside of this shop: divided by your split sheets, so that everybody knows what he is owed." />
      <Panel title="Add a statement"><UploadStatement /></Panel>
      <Panel title="Your statements"><StatementList statements={statements} /></Panel>
      {collaborators.length > 0 && (
        <Panel title="What you owe" lead="Distributors paid you the whole: your collaborators’ parts are yours to pay.">
          <Collaborators collaborators={collaborators} available={available} today={new Date().toISOString().slice(0, 10)} />
          {payments.length > 0 && <details className="text-[15px]"><summary className="min-h-11 cursor-pointer py-2 font-semibold">Payments</summary><ul className="grid gap-1">{payments.map(({ id, name, words, paid_on, amount }) => <li key={id} className="tabular flex flex-wrap justify-between gap-x-6 border-t border-line py-2"><span className="[overflow-wrap:anywhere]">{`${formatDay(paid_on)}, ${name}: ${words}`}</span><span className="font-semibold">{formatMoney(amount)}</span></li>)}</ul></details>}
        </Panel>
      )}
      <RoyaltiesOwedPanel royalties={mine} />
      {months.length > 0 && (
        <>
          <Panel title="Streams by month"><MonthsChart months={months} /></Panel>
          <div className="grid gap-6 xl:grid-cols-3">
            <Panel title="By recording"><RoyaltyBars of="Recording" sums={recordings} /></Panel>
            <Panel title="By store"><RoyaltyBars of="Store" sums={stores} /></Panel>
            <Panel title="By country"><RoyaltyBars of="Country" sums={countries} nameOf={countryName} /></Panel>
          </div>
        </>
      )}
    </>
  )
}

const names = new Intl.DisplayNames("en-US", { type: "region", fallback: "code" })
const countryName = (code: string) => (/^[A-Z]{2}$/.test(code) ? (names.of(code) ?? code) : code || "Not told")
