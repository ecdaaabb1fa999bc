"use client"

import { useRouter } from "next/navigation"
import { useNotices } from "./live/live.client"

/** Reads the page anew when a notice of one of these kinds comes. */
export function RefreshOn({ kinds }: { kinds: readonly string[] }) {
  const router = useRouter()
  useNotices(null, ({ kind }) => { if (kinds.includes(kind)) router.refresh() })
  return null
}
