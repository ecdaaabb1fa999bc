"use client"

import type { NoticeView } from "@max-booster/api-contract"
import { createContext, type ReactNode, useContext, useEffect, useEffectEvent, useState, useSyncExternalStore } from "react"
import { LiveConnection, type LiveState } from "./live-connection"

const Context = createContext<LiveConnection | null>(null)

/** Keeps the producer's live connection open while the workshop is. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const [connection] = useState(() => new LiveConnection())
  useEffect(() => {
    connection.open()
    return () => { connection.close() }
  }, [connection])
  return <Context value={connection}>{children}</Context>
}

function useConnection(): LiveConnection {
  const connection = useContext(Context)
  if (!connection) throw new Error("Live notices need LiveProvider above")
  return connection
}

/** Hears the producer's notices while mounted; of one topic, or of all. */
export function useNotices(topic: string | null, onNotice: (notice: NoticeView) => void): void {
  const connection = useConnection()
  const hear = useEffectEvent((notice: NoticeView) => { if (topic === null || notice.topic === topic) onNotice(notice) })
  useEffect(() => connection.listen(hear), [connection])
}

/** How the connection is. */
export function useLiveState(): LiveState {
  const connection = useConnection()
  return useSyncExternalStore(connection.subscribeState, connection.readState, () => "connecting")
}

/** A quiet word while the connection is away; nothing is lost meanwhile. */
export function LiveHint() {
  const state = useLiveState()
  const isAway = state === "reconnecting"
  return <p role="status" className={isAway ? "text-sm text-muted" : "sr-only"}>{isAway ? "Reconnecting… what happens meanwhile appears then." : ""}</p>
}
