"use client"

import { useEffect, useEffectEvent, useState } from "react"

/**
 * Takes files that are dropped anywhere on the page: a browser would open a file that lands beside a small target, and leave the page.
 * @returns whether files hover over the page now
 */
export function useFileDrop(onFiles: (files: File[]) => void): boolean {
  const [isOver, setIsOver] = useState(false)
  const take = useEffectEvent(onFiles)
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes("Files")) return
      event.preventDefault()
      setIsOver(true)
    }
    const leave = (event: DragEvent) => { if (event.relatedTarget === null) setIsOver(false) }
    const drop = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes("Files")) return
      event.preventDefault()
      setIsOver(false)
      take([...event.dataTransfer.files])
    }
    addEventListener("dragover", over)
    addEventListener("dragleave", leave)
    addEventListener("drop", drop)
    return () => {
      removeEventListener("dragover", over)
      removeEventListener("dragleave", leave)
      removeEventListener("drop", drop)
    }
  }, [])
  return isOver
}
