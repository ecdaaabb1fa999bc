"use client"

import { useEffect, useRef, useState } from "react"
import { say } from "../arrange/state"
import { useEditor } from "../ui/use-editor.client"

/** What may be heard: `open` gives its address, or undefined when it is not to be had. */
export type Hearable = { id: string; name: string; open: () => Promise<string | undefined> }

/** Plays one sound at a time, beside the project. */
export function usePreview() {
  const editor = useEditor()
  const [playing, setPlaying] = useState<string | null>(null)
  const audio = useRef<HTMLAudioElement | null>(null)
  const wanted = useRef<string | null>(null)
  const silence = () => {
    wanted.current = null
    if (audio.current) {
      audio.current.pause()
      if (audio.current.src.startsWith("blob:")) URL.revokeObjectURL(audio.current.src)
    }
    audio.current = null
  }
  const stop = () => { silence(); setPlaying(null) }
  useEffect(() => silence, [])
  const toggle = ({ id, name, open }: Hearable) => {
    const wasPlaying = playing === id
    stop()
    if (wasPlaying) return
    setPlaying(id)
    wanted.current = id
    void (async () => {
      const url = await open()
      if (wanted.current !== id) { if (url?.startsWith("blob:")) URL.revokeObjectURL(url); return }
      if (url === undefined) { stop(); say(editor, `“${name}” is not on this device.`); return }
      const made = new Audio(url)
      audio.current = made
      made.onended = stop
      await made.play()
    })().catch((error: unknown) => {
      if (wanted.current !== id) return
      stop()
      say(editor, `“${name}” could not be played: ${error instanceof Error ? error.message : String(error)}`)
    })
  }
  return { playing, toggle }
}

/** Of `usePreview`. */
export type Preview = ReturnType<typeof usePreview>
