"use client"
import { useEffect } from "react"

type Controls = { current: { title: string; producer: string; artworkUrl: string | null } | null; toggle(): void; next(): void; previous(): void }

/** Shows the beat on lock screens and takes the keys of headphones. */
export function useMediaSession({ current, toggle, next, previous }: Controls): void {
  useEffect(() => {
    if (!current || !("mediaSession" in navigator)) return
    navigator.mediaSession.metadata = new MediaMetadata({ title: current.title, artist: current.producer, ...(current.artworkUrl && { artwork: [{ src: current.artworkUrl, sizes: "1500x1500", type: "image/jpeg" }] }) })
    navigator.mediaSession.setActionHandler("play", toggle)
    navigator.mediaSession.setActionHandler("pause", toggle)
    navigator.mediaSession.setActionHandler("nexttrack", next)
    navigator.mediaSession.setActionHandler("previoustrack", previous)
  }, [current, toggle, next, previous])
}
