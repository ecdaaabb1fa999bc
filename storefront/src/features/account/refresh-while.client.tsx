"use client"

import { useRouter } from "next/navigation"
import { useEffect } from "react"

/** Reads the page anew every two seconds while something on it is still being made. */
export function RefreshWhile({ isMaking }: { isMaking: boolean }) {
  const router = useRouter()
  useEffect(() => {
    if (!isMaking) return
    const timer = setInterval(() => { router.refresh() }, 2_000)
    return () => { clearInterval(timer) }
  }, [isMaking, router])
  return null
}
