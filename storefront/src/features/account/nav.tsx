import { NavLink } from "./nav-link.client"
import { SignOut } from "./sign-out.client"

const places = [["/account", "Overview"], ["/account/orders", "Orders"], ["/account/licenses", "Licenses"], ["/account/offers", "Offers"], ["/account/legal", "Legal name"]] as const

/** The parts of the account. */
export function AccountNav({ hasShop }: { hasShop: boolean }) {
  return (
    <nav aria-label="Account" className="-ml-3 flex flex-wrap items-center gap-1 border-b border-line pb-2 lg:ml-0 lg:grid lg:content-start lg:border-b-0 lg:p-0">
      {places.map(([href, name]) => <NavLink key={href} href={href} isRoot={href === "/account"}>{name}</NavLink>)}
      {!hasShop && <NavLink href="/account/shares">Shares</NavLink>}
      <NavLink href={hasShop ? "/sell/dashboard" : "/sell"}>{hasShop ? "Your shop" : "Open a shop"}</NavLink>
      <SignOut />
    </nav>
  )
}
