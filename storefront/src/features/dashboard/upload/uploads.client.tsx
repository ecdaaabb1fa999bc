"use client"

import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from "react"
import { UploadQueue } from "./upload-queue"

/** One for the browser tab: uploads go on while pages change. */
let queue: UploadQueue | undefined
const Context = createContext<UploadQueue | null>(null)
const nothing = { items: [], interrupted: [] } as const satisfies ReturnType<UploadQueue["read"]>

function theQueue(): UploadQueue {
  if (queue) return queue
  const made = new UploadQueue()
  // The browser asks before a reload breaks uploads off; they can go on afterwards all the same.
  addEventListener("beforeunload", (event) => { if (made.isBusy) event.preventDefault() })
  addEventListener("online", () => { void made.goOn() })
  queue = made
  return made
}

/** Gives the workshop's pages the tab's upload queue. */
export function UploadProvider({ children }: { children: ReactNode }) {
  // Not while the server's page is taken over: there is no queue on the server.
  const [value, setValue] = useState<UploadQueue | null>(null)
  useEffect(() => {
    setValue(theQueue())
    void theQueue().lookForInterrupted()
  }, [])
  return <Context value={value}>{children}</Context>
}

/** The queue and what is in it now. */
export function useUploads() {
  const found = useContext(Context)
  const snapshot = useSyncExternalStore(found?.subscribe ?? (() => () => undefined), found?.read ?? (() => nothing), () => nothing)
  return { ...snapshot, queue: found }
}
