import { Button } from "@/components/button"
import { signOutAction } from "@/features/auth/actions"
import { NavLink } from "./nav-link.client"

const places = [["/account", "Overview"], ["/account/orders", "Orders"], ["/account/licenses", "Licenses"], ["/account/legal", "Name and address"]] as const

/** The parts of the account. */
export function AccountNav({ hasShop }: { hasShop: boolean }) {
  return (
    <nav aria-label="Account" className="-mx-4 flex items-center gap-1 overflow-x-auto border-b border-line px-4 pb-2 lg:mx-0 lg:grid lg:content-start lg:border-b-0 lg:p-0">
      {places.map(([href, name]) => <NavLink key={href} href={href} isRoot={href === "/account"}>{name}</NavLink>)}
      <NavLink href={hasShop ? "/sell/dashboard" : "/sell"}>{hasShop ? "Your shop" : "Open a shop"}</NavLink>
      <form action={signOutAction}><Button type="submit" tone="bare" className="whitespace-nowrap font-medium">Sign out</Button></form>
    </nav>
  )
}
