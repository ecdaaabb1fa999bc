import "@fontsource-variable/inter/index.css"
import "@fontsource-variable/bricolage-grotesque/index.css"
import "@/styles/site.css"
import type { Metadata, Viewport } from "next"
import { cookies } from "next/headers"
import type { ReactNode } from "react"
import { PlayerBar } from "@/features/player/bar.client"
import { Shortcuts } from "@/features/player/keys.client"
import { PlayerProvider } from "@/features/player/store.client"
import { Footer } from "@/features/shop/footer"
import { Header } from "@/features/shop/header"
import { OfflineBanner } from "@/features/shop/offline-banner.client"

export const dynamic = "force-dynamic"
export const metadata: Metadata = {
  title: { default: "Max Booster: beats with licenses that hold", template: "%s · Max Booster" },
  description: "Hear beats, license them in a minute, and get contract and files at once. Producers keep their share.",
}
export const viewport: Viewport = { themeColor: [{ media: "(prefers-color-scheme: light)", color: "#f6f1e7" }, { media: "(prefers-color-scheme: dark)", color: "#0e0c0a" }] }

/** The one root of shop and workshop: the player lives here and plays on across their pages. */
export default async function SiteLayout({ children }: { children: ReactNode }) {
  const theme = (await cookies()).get("mb_theme")?.value
  return (
    <html lang="en" suppressHydrationWarning {...(theme === "light" || theme === "dark" ? { "data-theme": theme } : {})}>
      <body>
        <PlayerProvider>
          <Header />
          <OfflineBanner />
          <main id="content" tabIndex={-1} className="outline-none">{children}</main>
          <Footer />
          <PlayerBar />
          <Shortcuts />
        </PlayerProvider>
      </body>
    </html>
  )
}
