import { readCheckout } from "@max-booster/api-contract"
import type { Metadata } from "next"
import { notFound, redirect } from "next/navigation"
import { Awaiting } from "@/features/checkout/awaiting.client"
import { BackendError, call } from "@/lib/backend"
import { readSession } from "@/lib/session"

export const metadata: Metadata = { title: "Your payment", robots: { index: false } }

/** Where Stripe sends the buyer back to. */
export default async function ReturnPage({ searchParams }: { searchParams: Promise<{ checkout_id?: string }> }) {
  const { checkout_id: id = "" } = await searchParams
  const token = await readSession("customer")
  if (!token) redirect(`/sign-in?next=${encodeURIComponent(`/checkout/return?checkout_id=${id}`)}`)
  const { checkout } = await call(readCheckout, { token, params: { id } }).catch((error: unknown) => {
    if (error instanceof BackendError && error.status === 404) notFound()
    throw error
  })
  return <div className="mx-auto max-w-3xl px-4 py-16 md:px-6"><Awaiting id={id} first={checkout} /></div>
}
