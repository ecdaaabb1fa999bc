"use client"

import type { Collection, LiveProject } from "@max-booster/studio-core"
import { createContext, useContext, useSyncExternalStore } from "react"
import type { View } from "../view/geometry"
import type { Editor, EditorState } from "./editor"

const EditorContext = createContext<Editor | null>(null)
export const EditorProvider = EditorContext.Provider

/** The editor of the page. */
export function useEditor(): Editor {
  const editor = useContext(EditorContext)
  if (!editor) throw new Error("There is no editor around this")
  return editor
}

/** A part of what this person looks at, but for the view; draws anew when it changes. */
export function useEditorState<T>(read: (state: Omit<EditorState, "view">) => T): T {
  const editor = useEditor()
  return useSyncExternalStore(editor.subscribeApart, () => read(editor.state), () => read(editor.state))
}

/** What is seen of the timeline; draws anew with each frame of scrolling, so only for what is seldom there. */
export function useView(): View {
  const editor = useEditor()
  return useSyncExternalStore(editor.subscribe, () => editor.state.view, () => editor.state.view)
}

type Version = { count: number; subscribe: (listener: () => void) => () => void }
const versions = new WeakMap<LiveProject, Map<string, Version>>()

/** The project; draws anew whenever it changes, by whomever: all of it, or records of some kinds. */
export function useProject(...kinds: Collection[]): LiveProject {
  const { project } = useEditor()
  const known = versions.get(project) ?? new Map<string, Version>()
  versions.set(project, known)
  const name = kinds.join(" ")
  const version = known.get(name) ?? follow(project, kinds)
  known.set(name, version)
  useSyncExternalStore(version.subscribe, () => version.count, () => version.count)
  return project
}

function follow(project: LiveProject, kinds: readonly Collection[]): Version {
  const listeners = new Set<() => void>()
  const version: Version = { count: 0, subscribe: (listener) => { listeners.add(listener); return () => { listeners.delete(listener) } } }
  project.subscribe((touched) => {
    if (kinds.length > 0 && !touched.some(({ collection }) => kinds.includes(collection))) return
    version.count += 1
    for (const listener of listeners) listener()
  })
  return version
}
