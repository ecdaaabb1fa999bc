import Link from "next/link"
import { Button } from "@/components/button"
import { signOutAction } from "@/features/auth/actions"

const places = [["/account", "Overview"], ["/account/orders", "Orders"], ["/account/licenses", "Licenses"], ["/account/legal", "Name and address"]] as const

/** The parts of the account. */
export function AccountNav({ hasShop }: { hasShop: boolean }) {
  const item = "inline-flex min-h-11 items-center whitespace-nowrap rounded-lg px-3 text-[15px] font-medium hover:bg-line/60"
  return (
    <nav aria-label="Account" className="-mx-4 flex items-center gap-1 overflow-x-auto border-b border-line px-4 pb-2 lg:mx-0 lg:grid lg:content-start lg:border-b-0 lg:p-0">
      {places.map(([href, name]) => <Link key={href} href={href} className={item}>{name}</Link>)}
      <Link href={hasShop ? "/sell/dashboard" : "/sell"} className={item}>{hasShop ? "Your shop" : "Open a shop"}</Link>
      <form action={signOutAction}><Button type="submit" tone="bare" className="font-medium">Sign out</Button></form>
    </nav>
  )
}
