import { Search, ShoppingBag } from "lucide-react"
import Link from "next/link"
import { currentCart } from "@/features/cart/cart"
import { currentAccount } from "@/lib/session"
import { ThemeToggle } from "./theme-toggle.client"

const item = "inline-flex min-h-11 items-center rounded-lg px-3 text-[15px] font-medium hover:bg-line/60"

/** The head of every page: where to go, search, cart, account. */
export async function Header() {
  const [account, cart] = await Promise.all([currentAccount().catch(() => null), currentCart().catch(() => null)])
  const count = cart?.lines.length ?? 0
  return (
    <header className="sticky top-0 z-30 border-b border-line bg-paper/95 backdrop-blur">
      <a href="#content" className="sr-only focus:not-sr-only focus:absolute focus:left-2 focus:top-2 focus:z-50 focus:rounded focus:bg-raised focus:p-3">Skip to content</a>
      <div className="mx-auto flex max-w-7xl flex-wrap items-center gap-x-2 px-4 py-1 md:flex-nowrap md:px-6 md:py-2">
        <Link href="/" className="mr-2 inline-flex min-h-11 items-center font-display text-xl font-extrabold tracking-tight">Max<span className="text-accent">Booster</span></Link>
        <nav aria-label="Main" className="order-last -ml-3 flex md:order-none md:ml-0"><Link href="/beats" className={item}>Beats</Link><Link href="/studio" className={item}>Studio</Link><Link href="/sell" className={item}>Sell</Link></nav>
        <form action="/beats" role="search" className="order-last min-w-0 flex-1 pb-1 md:order-none md:ml-4 md:max-w-sm md:p-0">
          <label className="relative block"><span className="sr-only">Search beats</span><Search size={18} aria-hidden className="absolute left-3 top-1/2 -translate-y-1/2 text-muted" /><input type="search" name="q" placeholder="Search beats and producers" className="min-h-11 w-full rounded-full border border-line-strong bg-surface pl-10 pr-4 text-[15px] placeholder:text-muted" /></label>
        </form>
        <div className="ml-auto flex items-center">
          <ThemeToggle />
          <Link href="/cart" className={`${item} relative`} aria-label={count > 0 ? `Cart, ${count} ${count === 1 ? "license" : "licenses"}` : "Cart, empty"}><ShoppingBag size={20} />{count > 0 && <span aria-hidden className="tabular absolute right-0 top-1 grid min-w-5 place-items-center rounded-full bg-accent px-1 text-xs font-bold text-accent-ink">{count}</span>}</Link>
          {account ? <Link href="/account" className={item}>Account</Link> : <Link href="/sign-in" className={item}>Sign in</Link>}
        </div>
      </div>
    </header>
  )
}
