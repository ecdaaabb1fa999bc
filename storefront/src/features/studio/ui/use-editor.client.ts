"use client"

import type { LiveProject } from "@max-booster/studio-core"
import { createContext, useContext, useSyncExternalStore } from "react"
import type { Editor, EditorState } from "./editor"

const EditorContext = createContext<Editor | null>(null)
export const EditorProvider = EditorContext.Provider

/** The editor of the page. */
export function useEditor(): Editor {
  const editor = useContext(EditorContext)
  if (!editor) throw new Error("There is no editor around this")
  return editor
}

/** A part of what this person looks at; draws anew when it changes. */
export function useEditorState<T>(read: (state: EditorState) => T): T {
  const editor = useEditor()
  return useSyncExternalStore(editor.subscribe, () => read(editor.state), () => read(editor.state))
}

const versions = new WeakMap<LiveProject, { count: number; subscribe: (listener: () => void) => () => void }>()

/** The project; draws anew whenever it changes, by whomever. */
export function useProject(): LiveProject {
  const { project } = useEditor()
  const version = versions.get(project) ?? follow(project)
  useSyncExternalStore(version.subscribe, () => version.count, () => version.count)
  return project
}

function follow(project: LiveProject) {
  const listeners = new Set<() => void>()
  const version = { count: 0, subscribe: (listener: () => void) => { listeners.add(listener); return () => { listeners.delete(listener) } } }
  project.subscribe(() => {
    version.count += 1
    for (const listener of listeners) listener()
  })
  versions.set(project, version)
  return version
}
