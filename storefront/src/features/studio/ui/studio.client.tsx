"use client"

import { useEffect, useState } from "react"
import { Message } from "@/components/field"
import { ArrangeTools } from "../arrange/tools.client"
import { ArrangePlace } from "../arrange/workplace.client"
import { Library } from "../audio/library"
import { Engine } from "../engine/engine"
import { openHere } from "../project/open"
import { Editor } from "./editor"
import { useKeys } from "./keys.client"
import { Mixer } from "./mixer.client"
import { Timeline } from "./timeline.client"
import { TrackHeads } from "./track-heads.client"
import { TransportBar } from "./transport-bar.client"
import { EditorProvider, useEditorState, useProject } from "./use-editor.client"

type Opened = { at: "opening" } | { at: "open"; editor: Editor } | { at: "failed"; reason: string }

/** The studio of one project, as this device has it. */
export function Studio({ id, person, name }: { id: string; person: string; name: string }) {
  const [opened, setOpened] = useState<Opened>({ at: "opening" })
  useEffect(() => {
    let close = async () => {}
    let isWanted = true
    const open = async () => {
      const began = performance.now()
      const [project, library] = await Promise.all([openHere(id, person, { name }), Library.open()])
      const editor = new Editor(project.session, library, () => Engine.open(project.session, library, new URL("@max-booster/studio-sound/worklets.js", import.meta.url).href))
      close = async () => { await editor.close(); await project.close() }
      performance.measure("studio-open", { start: began })
      if (isWanted) setOpened({ at: "open", editor })
      else await close()
    }
    open().catch((error: unknown) => { if (isWanted) setOpened({ at: "failed", reason: error instanceof Error ? error.message : String(error) }) })
    return () => { isWanted = false; void close() }
  }, [id, person, name])
  if (opened.at === "opening") return <p role="status" className="grid h-dvh place-items-center text-muted">Opening the project…</p>
  if (opened.at === "failed") return <div className="mx-auto max-w-lg p-6"><Message title="This project could not be opened">{opened.reason}</Message></div>
  return <EditorProvider value={opened.editor}><Workplace /></EditorProvider>
}

function Workplace() {
  useKeys()
  const project = useProject()
  const trouble = useEditorState((state) => state.trouble)
  const isWriting = useEditorState(({ arrange }) => arrange.rollId !== null)
  return (
    <div className="flex h-dvh flex-col">
      <TransportBar><ArrangeTools /><h1 className="sr-only truncate text-base font-bold sm:not-sr-only sm:ml-auto sm:px-3">{project.settings.name}</h1></TransportBar>
      {trouble && <p role="alert" className="border-b border-bad/40 bg-bad-soft px-4 py-2 text-sm text-bad">{trouble}</p>}
      <ArrangePlace><TrackHeads /><Timeline /></ArrangePlace>
      <div className={isWriting ? "hidden sm:contents" : "contents"}><Mixer /></div>
    </div>
  )
}
