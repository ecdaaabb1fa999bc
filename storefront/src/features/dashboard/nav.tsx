import Link from "next/link"

const places = [["/sell/dashboard", "Overview"], ["/sell/beats", "Beats"], ["/sell/sales", "Sales"], ["/sell/payouts", "Payouts"], ["/sell/shop", "Shop page"]] as const

/** The parts of the workshop. */
export function WorkshopNav({ handle }: { handle: string }) {
  const item = "inline-flex min-h-11 items-center whitespace-nowrap rounded-lg px-3 text-[15px] font-medium hover:bg-line/60"
  return (
    <nav aria-label="Your shop" className="-mx-4 flex items-center gap-1 overflow-x-auto border-b border-line px-4 pb-2 lg:mx-0 lg:grid lg:content-start lg:border-b-0 lg:p-0">
      {places.map(([href, name]) => <Link key={href} href={href} className={item}>{name}</Link>)}
      <Link href={`/producers/${handle}`} className={item}>See it as others do</Link>
    </nav>
  )
}
