"use client"

import { Button } from "@/components/button"
import { signOutAction } from "@/features/auth/actions"
import { forgetOffline } from "@/features/studio/offline/forget"

/** Signs out, and forgets what was kept on this device for working without a network. */
export function SignOut() {
  const forget = () => { forgetOffline().catch((error: unknown) => { console.warn(`Kept pages could not be forgotten: ${String(error)}`) }) }
  return <form action={signOutAction} onSubmit={forget}><Button type="submit" tone="bare" className="whitespace-nowrap font-medium">Sign out</Button></form>
}
