"use client"

import Link from "next/link"
import { usePathname } from "next/navigation"

/** A link of a part's navigation, which tells where one is. `isRoot`: its sub-pages belong to others. */
export function NavLink({ href, isRoot = false, children }: { href: string; isRoot?: boolean; children: string }) {
  const here = usePathname()
  const isHere = here === href || (!isRoot && here.startsWith(`${href}/`))
  return <Link href={href} aria-current={isHere ? "page" : undefined} className="inline-flex min-h-11 items-center whitespace-nowrap rounded-lg px-3 text-[15px] font-medium hover:bg-line/60 aria-[current=page]:bg-line/60 aria-[current=page]:font-semibold">{children}</Link>
}
