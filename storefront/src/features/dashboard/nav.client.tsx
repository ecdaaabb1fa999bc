"use client"

import { ExternalLink } from "lucide-react"
import Link from "next/link"
import { usePathname } from "next/navigation"
import { cn } from "@/lib/cn"

const places = [["/sell/dashboard", "Overview"], ["/sell/beats", "Beats"], ["/sell/upload", "Upload"], ["/sell/releases", "Releases"], ["/sell/licenses", "Licenses"], ["/sell/licensees", "Licensees"], ["/sell/offers", "Offers"], ["/sell/deals", "Deals"], ["/sell/sales", "Sales"], ["/sell/royalties", "Royalties"], ["/sell/payouts", "Payouts"], ["/sell/statements", "Statements"], ["/sell/shares", "Shares"], ["/sell/shop", "Shop page"]] as const

/** The parts of the workshop: a list beside the page, and above it on small screens, with nothing hidden at the side. */
export function WorkshopNav({ handle }: { handle: string | undefined }) {
  const here = usePathname()
  const item = "flex min-h-11 items-center justify-center rounded-lg px-3 text-[15px] font-medium hover:bg-line/60 lg:justify-start"
  return (
    <nav aria-label="Your shop" className="grid grid-cols-3 gap-1 border-b border-line pb-3 sm:grid-cols-4 lg:sticky lg:top-24 lg:grid-cols-1 lg:content-start lg:self-start lg:border-b-0 lg:p-0">
      {places.map(([href, name]) => {
        const isHere = here === href || here.startsWith(`${href}/`)
        return <Link key={href} href={href} aria-current={isHere ? (here === href ? "page" : "true") : undefined} className={cn(item, isHere && "bg-ink text-paper hover:bg-ink")}>{name}</Link>
      })}
      {handle && <Link href={`/producers/${handle}`} className={cn(item, "hidden gap-2 text-muted lg:flex")}>See it as others do<ExternalLink size={16} aria-hidden /></Link>}
    </nav>
  )
}
