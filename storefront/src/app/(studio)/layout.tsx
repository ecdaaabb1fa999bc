import "@fontsource-variable/inter/index.css"
import "@fontsource-variable/bricolage-grotesque/index.css"
import "@/styles/site.css"
import type { Metadata } from "next"
import { cookies } from "next/headers"
import type { ReactNode } from "react"

export const metadata: Metadata = { title: { default: "Studio · Max Booster", template: "%s · Studio" } }

/** The studio fills the screen: no header, no footer, no player of the shop's. */
export default async function StudioLayout({ children }: { children: ReactNode }) {
  const theme = (await cookies()).get("mb_theme")?.value
  return (
    <html lang="en" suppressHydrationWarning {...(theme === "light" || theme === "dark" ? { "data-theme": theme } : {})}>
      <body className="overflow-hidden overscroll-none"><main id="content">{children}</main></body>
    </html>
  )
}
