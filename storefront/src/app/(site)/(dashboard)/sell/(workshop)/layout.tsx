import type { Metadata } from "next"
import { redirect } from "next/navigation"
import type { ReactNode } from "react"
import { Message } from "@/components/field"
import { LiveHint, LiveProvider } from "@/features/dashboard/live/live.client"
import { WorkshopNav } from "@/features/dashboard/nav.client"
import { suspension } from "@/features/dashboard/session"
import { SignBanner } from "@/features/dashboard/signature/sign-banner"
import { UploadsStrip } from "@/features/dashboard/upload/uploads-strip.client"
import { UploadProvider } from "@/features/dashboard/upload/uploads.client"
import { BackendError } from "@/lib/backend"
import { currentAccount } from "@/lib/session"

export const metadata: Metadata = { title: { default: "Your shop", template: "%s · Max Booster" }, robots: { index: false } }

/** The producer's workshop: one live connection and one upload queue for all of its pages. */
export default async function WorkshopLayout({ children }: { children: ReactNode }) {
  // While the shop cannot be reached the frame stays, with live connection and uploads; the page in it says so and comes back.
  const [account, suspended] = await Promise.all([currentAccount().catch(orUnknown), suspension().catch(orUnknown)])
  if (account === null) redirect("/sign-in?next=/sell/dashboard")
  if (account?.seller === null) redirect("/sell")
  return (
    <LiveProvider>
      <UploadProvider>
        <div className="mx-auto grid max-w-7xl gap-6 px-4 py-4 md:px-6 md:py-8 lg:gap-8 lg:py-10 lg:grid-cols-[12rem_minmax(0,1fr)]">
          <WorkshopNav handle={account?.seller?.handle} />
          <div className="grid min-w-0 content-start gap-6">{suspended && <Message>{suspended}</Message>}{account && !suspended && <SignBanner />}<LiveHint /><UploadsStrip />{children}</div>
        </div>
      </UploadProvider>
    </LiveProvider>
  )
}

function orUnknown(error: unknown): undefined {
  if (!(error instanceof BackendError)) throw error
}
