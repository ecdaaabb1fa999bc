import Link from "next/link"

/** The foot of every page. */
export function Footer() {
  return (
    <footer className="mt-24 border-t border-line">
      <div className="mx-auto flex max-w-7xl flex-wrap items-center justify-between gap-x-8 gap-y-2 px-4 py-8 text-sm text-muted md:px-6">
        <p>Prices include everything. Licenses are contracts; templates are not legal advice.</p>
        <nav aria-label="Footer" className="flex flex-wrap gap-1"><Link href="/beats" className="inline-flex min-h-11 items-center px-2 hover:text-ink hover:underline">All beats</Link><Link href="/sell" className="inline-flex min-h-11 items-center px-2 hover:text-ink hover:underline">Sell your beats</Link><Link href="/help" className="inline-flex min-h-11 items-center px-2 hover:text-ink hover:underline">Help</Link><Link href="/verify" className="inline-flex min-h-11 items-center px-2 hover:text-ink hover:underline">Verify a license</Link><Link href="/account" className="inline-flex min-h-11 items-center px-2 hover:text-ink hover:underline">Account</Link></nav>
      </div>
    </footer>
  )
}
