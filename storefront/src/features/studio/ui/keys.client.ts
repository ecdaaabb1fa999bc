"use client"

import { useEffect } from "react"
import { isPressed, perform, studioCommands } from "../arrange/commands"
import { copied, cut, pasted } from "../arrange/commands/clip"
import { say } from "../arrange/state"
import { useEditor } from "./use-editor.client"

const isTyped = (target: EventTarget | null, key = "") =>
  target instanceof HTMLElement && target.closest("input, select, textarea, [contenteditable], [role=dialog], [role=alertdialog], [role=menu]") !== null && !(target instanceof HTMLInputElement && target.type === "range" && key === " ")

/** Listens to keys wherever nothing is typed. */
export function useKeys(): void {
  const editor = useEditor()
  useEffect(() => {
    // Space plays also after a press on a button, which is its button only for those who came to it by key.
    let byPointer: EventTarget | null = null
    const onPress = (event: MouseEvent) => { byPointer = event.detail > 0 && event.target instanceof Element ? event.target.closest("button") : null }
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isTyped(event.target, event.key)) return
      if (event.target instanceof HTMLElement && event.target.closest("button, a, [role=radio]") && (event.key === " " || event.key === "Enter") && !(event.key === " " && event.target === byPointer)) return
      const command = studioCommands.find(({ keys, isNative }) => keys !== undefined && !isNative && isPressed(keys, event))
      if (!command) return
      event.preventDefault()
      perform(editor, command, (reason) => { say(editor, reason) })
    }
    // Only these events may read and write the system's clipboard without asking.
    const onClip = (event: ClipboardEvent) => {
      if (isTyped(event.target) || (getSelection()?.toString() ?? "") !== "") return
      if (event.type === "paste") {
        const text = event.clipboardData?.getData("text/plain") ?? ""
        if (text) pasted(editor, text)
      } else {
        const text = event.type === "cut" ? cut(editor) : copied(editor)
        if (text !== undefined) event.clipboardData?.setData("text/plain", text)
      }
      event.preventDefault()
    }
    const onKeyUp = (event: KeyboardEvent) => { if (event.key === " " && event.target === byPointer && byPointer !== null) event.preventDefault() }
    window.addEventListener("click", onPress, true)
    window.addEventListener("keydown", onKey)
    window.addEventListener("keyup", onKeyUp)
    for (const type of ["copy", "cut", "paste"] as const) document.addEventListener(type, onClip)
    return () => {
      window.removeEventListener("click", onPress, true)
      window.removeEventListener("keydown", onKey)
      window.removeEventListener("keyup", onKeyUp)
      for (const type of ["copy", "cut", "paste"] as const) document.removeEventListener(type, onClip)
    }
  }, [editor])
}
