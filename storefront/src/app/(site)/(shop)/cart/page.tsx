import type { Metadata } from "next"
import Link from "next/link"
import { ButtonLink } from "@/components/button"
import { Message } from "@/components/field"
import { CartLines } from "@/features/cart/cart-lines.client"
import { CodeForm } from "@/features/cart/code-form.client"
import { currentCart } from "@/features/cart/cart"
import { hintWords } from "@/features/deals/words"
import { formatMoney } from "@/lib/format"
import { currentAccount } from "@/lib/session"

export const metadata: Metadata = { title: "Cart", robots: { index: false } }

/** The cart: licenses, their files, and the total with everything included. */
export default async function CartPage({ searchParams }: { searchParams: Promise<{ cancelled?: string }> }) {
  const [cart, account, { cancelled }] = await Promise.all([currentCart(), currentAccount().catch(() => null), searchParams])
  const isBlocked = cart?.lines.some(({ available }) => !available) ?? false
  return (
    <div className="mx-auto grid max-w-4xl grid-cols-1 gap-8 px-4 py-8 md:px-6 md:py-12">
      <h1 className="text-4xl font-extrabold">Cart</h1>
      {cancelled && <Message tone="warn">You left the payment page. Nothing was charged; your cart is as it was.</Message>}
      <CartLines lines={cart?.lines ?? []} />
      {cart && cart.hints.length > 0 && <ul className="grid gap-2">{cart.hints.map((hint) => <li key={hint.title + hint.producer.handle} className="rounded-lg border border-accent/30 bg-accent-soft px-4 py-3 text-[15px]">{hintWords(hint)} <Link href={`/producers/${hint.producer.handle}`} className="font-semibold underline">Choose</Link></li>)}</ul>}
      {cart && cart.lines.length > 0
        ? (
          <div className="grid gap-5 rounded-xl border border-line bg-surface p-5">
            <CodeForm codes={cart.codes} />
            <div className="grid gap-4 border-t border-line pt-5 sm:flex sm:items-center sm:justify-between">
            <div>
              {cart.discount.amount !== "0" && <p className="tabular font-semibold text-good">{`Discount −${formatMoney(cart.discount)}`}</p>}
              <p className="tabular text-2xl font-extrabold">{`Total ${formatMoney(cart.total)}`}</p>
              <p className="tabular text-sm text-muted">{`Everything included${cart.tax.amount === "0" ? "" : `, ${formatMoney(cart.tax)} of it tax`}. You read the contracts before you pay.`}</p>
            </div>
            {isBlocked
              ? <p className="font-semibold text-warn">Take out what is no longer on sale to go on.</p>
              : <ButtonLink href={account ? "/checkout" : "/sign-in?next=/checkout"}>{account ? "Check out" : "Sign in and check out"}</ButtonLink>}
            </div>
          </div>
        )
        : (
          <div className="grid justify-items-start gap-4">
            <p className="text-muted">Nothing in here yet. Find a beat, choose a license, and it waits here for you.</p>
            <ButtonLink href="/beats">Browse beats</ButtonLink>
          </div>
        )}
    </div>
  )
}
