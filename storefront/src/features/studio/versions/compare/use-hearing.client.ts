"use client"

import { useEffect, useState, useSyncExternalStore } from "react"
import { useEditor } from "../../ui/use-editor.client"
import { Hearing, type Heard, type HearingState } from "./hearing"

/** Opens a way to hear these, and closes it with the component. @param all the same array as long as they are the same; null for none yet */
export function useHearing(all: readonly Heard[] | null, worklets: string): Hearing | null {
  const { library } = useEditor()
  const [hearing, setHearing] = useState<Hearing | null>(null)
  useEffect(() => {
    if (!all) return
    const made = new Hearing(all, library, worklets)
    setHearing(made)
    return () => {
      setHearing(null)
      void made.close()
    }
  }, [all, library, worklets])
  return hearing
}

const nothing = () => () => undefined

/** What is known of the sound; draws anew when it changes. */
export function useHearingState(hearing: Hearing | null): HearingState | null {
  return useSyncExternalStore(hearing?.subscribe ?? nothing, () => hearing?.state ?? null, () => null)
}
