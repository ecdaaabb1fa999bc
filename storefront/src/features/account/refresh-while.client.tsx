"use client"

import { useRouter } from "next/navigation"
import { useEffect } from "react"

const EVERY_MS = 2_000
const LONGEST_MS = 120_000

/** Reads the page anew every two seconds while something on it is still being made, for two minutes at most. */
export function RefreshWhile({ isMaking }: { isMaking: boolean }) {
  const router = useRouter()
  useEffect(() => {
    if (!isMaking) return
    const until = Date.now() + LONGEST_MS
    const timer = setInterval(() => { if (Date.now() < until) router.refresh(); else clearInterval(timer) }, EVERY_MS)
    return () => { clearInterval(timer) }
  }, [isMaking, router])
  return null
}
