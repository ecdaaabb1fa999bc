"use client"
import { useSyncExternalStore } from "react"

const subscribe = (change: () => void) => {
  addEventListener("online", change)
  addEventListener("offline", change)
  return () => { removeEventListener("online", change); removeEventListener("offline", change) }
}

/** Says that the connection is gone, and that nothing is lost. */
export function OfflineBanner() {
  const online = useSyncExternalStore(subscribe, () => navigator.onLine, () => true)
  if (online) return null
  return <p role="status" className="bg-warn-soft px-4 py-2 text-center text-sm font-semibold text-warn">You are offline. What you typed stays here; it is sent when you are back.</p>
}
