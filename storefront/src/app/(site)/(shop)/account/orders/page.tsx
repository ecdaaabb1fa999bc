import { listPurchases } from "@max-booster/api-contract"
import type { Metadata } from "next"
import Link from "next/link"
import { ButtonLink } from "@/components/button"
import { PageHead } from "@/components/panel"
import { requireCustomer } from "@/features/account/session"
import { call } from "@/lib/backend"
import { formatDate, formatMoney } from "@/lib/format"

export const metadata: Metadata = { title: "Orders" }

export default async function OrdersPage() {
  const { token } = await requireCustomer("/account/orders")
  const { purchases } = await call(listPurchases, { token })
  return (
    <>
      <PageHead title="Orders" />
      {purchases.length > 0
        ? (
          <ul className="grid gap-3">
            {purchases.map(({ id, number, created_at, total, lines }) => (
              <li key={id}>
                <Link href={`/account/orders/${id}`} className="flex flex-wrap items-center justify-between gap-3 rounded-xl border border-line bg-surface p-4 hover:border-ink">
                  <span className="grid"><span className="font-bold">{`Order #${number}`}</span><span className="text-[15px] text-muted">{lines.map(({ beat_title }) => beat_title).join(", ")}</span></span>
                  <span className="tabular grid text-right"><span className="font-semibold">{formatMoney(total)}</span><span className="text-sm text-muted">{formatDate(created_at)}</span></span>
                </Link>
              </li>
            ))}
          </ul>
        )
        : <div className="grid justify-items-start gap-3"><p className="text-muted">You have not ordered anything yet.</p><ButtonLink href="/beats">Browse beats</ButtonLink></div>}
    </>
  )
}
