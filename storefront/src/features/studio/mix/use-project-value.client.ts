"use client"

import type { LiveProject } from "@max-booster/studio-core"
import { useCallback, useSyncExternalStore } from "react"
import { useEditor } from "../ui/use-editor.client"

/** One value of the project; draws anew only when it is another: of 64 channels the one that a hand is on. */
export function useProjectValue<T extends string | number | boolean>(read: (project: LiveProject) => T): T {
  const { project } = useEditor()
  const subscribe = useCallback((listener: () => void) => project.subscribe(listener), [project])
  const now = () => read(project)
  return useSyncExternalStore(subscribe, now, now)
}
