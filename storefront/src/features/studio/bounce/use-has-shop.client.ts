"use client"

import { useEffect, useState } from "react"
import { hasShopAction } from "./actions"

/** Whether the person has a shop; looked at again when he comes back to this page, as from opening one. */
export function useHasShop(hadShop: boolean, isShown: boolean): boolean {
  const [hasShop, setHasShop] = useState(hadShop)
  useEffect(() => {
    if (hasShop || !isShown) return
    const look = () => { if (document.visibilityState === "visible") hasShopAction().then(setHasShop, () => undefined) }
    document.addEventListener("visibilitychange", look)
    window.addEventListener("focus", look)
    return () => { document.removeEventListener("visibilitychange", look); window.removeEventListener("focus", look) }
  }, [hasShop, isShown])
  return hasShop
}
