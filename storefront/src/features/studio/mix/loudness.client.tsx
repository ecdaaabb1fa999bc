"use client"

import { useEffect, useRef } from "react"
import { useEditor, useEditorState } from "../ui/use-editor.client"

const EVERY_MS = 250
/** A level with a real minus; a dash before there is one. */
export const sayLoudness = (value: number | undefined, unit: string): string => (value !== undefined && Number.isFinite(value) ? `${value.toFixed(1).replace("-", "−")} ${unit}` : `– ${unit}`)

/** The master's loudness since the last start; it opens the panel of the master. */
export function Loudness({ onOpen }: { onOpen: () => void }) {
  const editor = useEditor()
  const isPlaying = useEditorState((state) => state.isPlaying)
  const text = useRef<HTMLOutputElement>(null)
  useEffect(() => {
    if (!isPlaying) return
    const timer = setInterval(() => {
      const { integrated, truePeak } = editor.engine?.master ?? {}
      if (text.current) text.current.textContent = `${sayLoudness(integrated, "LUFS")}\n${sayLoudness(truePeak, "dBTP")}`
    }, EVERY_MS)
    return () => { clearInterval(timer) }
  }, [editor, isPlaying])
  return (
    <button type="button" title="Loudness, oscilloscope and spectrum" onClick={onOpen} className="min-h-8 rounded px-1 text-center text-[11px] leading-tight tabular text-muted hover:bg-line/60 hover:text-ink pointer-coarse:min-h-11">
      <span className="sr-only">Open the master’s meters. </span><output ref={text} aria-label="Loudness of the master" className="whitespace-pre-line">– LUFS</output>
    </button>
  )
}
