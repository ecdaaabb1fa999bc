"use client"

import { Check, CloudOff, Lock, RefreshCw } from "lucide-react"
import { useSyncExternalStore } from "react"
import type { SyncState } from "../project/sync"
import { useEditor } from "./use-editor.client"

const sayings: Record<SyncState, [string, typeof Check]> = {
  saved: ["Saved", Check], syncing: ["Saving…", RefreshCw], offline: ["Offline: kept on this device", CloudOff], refused: ["Not shared with you any more", Lock],
}

/** Whether the shop has what was done. */
export function SyncBadge() {
  const { sync } = useEditor()
  const state = useSyncExternalStore(sync.subscribe, () => sync.state, () => sync.state)
  const [words, Icon] = sayings[state]
  return <span role="status" className="flex items-center gap-1.5 text-sm whitespace-nowrap text-muted"><Icon size={16} aria-hidden /><span className="hidden sm:inline">{words}</span><span className="sr-only sm:hidden">{words}</span></span>
}
