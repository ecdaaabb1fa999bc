"use client"

import { useEffect, useState } from "react"
import { Message } from "@/components/field"
import { ArrangeTools } from "../arrange/tools.client"
import { ArrangePlace } from "../arrange/workplace.client"
import { Exchange } from "../audio/exchange"
import { Library } from "../audio/library"
import { TriedBeat } from "../beat/tried-beat.client"
import { BounceSheet } from "../bounce/bounce-sheet.client"
import { Engine } from "../engine/engine"
import { MixPanel } from "../mix/panel.client"
import { exchangeSounds } from "../project/exchange-sounds"
import { keepForOffline } from "../offline/keep"
import { PresenceChips, PresenceLines, usePresence } from "../presence/presence.client"
import { openProject } from "../project/open"
import { RecordingNews } from "../record/lost-takes.client"
import { RecordButton, RecordTools } from "../record/record-tools.client"
import { Recording } from "../record/recording"
import { TakeLanes } from "../record/take-lanes.client"
import { BringingBar } from "../sounds/bringing.client"
import { SyncBadge } from "./sync-badge.client"
import { Editor } from "./editor"
import { useKeys } from "./keys.client"
import { Mixer } from "./mixer.client"
import { Timeline } from "./timeline.client"
import { TrackHeads } from "./track-heads.client"
import { TransportBar } from "./transport-bar.client"
import { PeopleSheet } from "../people/people-sheet.client"
import { keepVersions } from "../versions/keep-versions"
import { VersionsSheet } from "../versions/versions-sheet.client"
import { EditorProvider, useEditorState, useProject } from "./use-editor.client"

/** Where the sound package's processors are served. */
const WORKLETS = new URL("@max-booster/studio-sound/worklets.js", import.meta.url).href

type Opened = { at: "opening" } | { at: "open"; editor: Editor } | { at: "failed"; reason: string }

/** The studio of one project, as this device has it. */
export function Studio({ id, person, name, hasShop, beat }: { id: string; person: string; name: string; hasShop: boolean; beat: string | null }) {
  const [opened, setOpened] = useState<Opened>({ at: "opening" })
  useEffect(() => {
    let close = async () => {}
    let isWanted = true
    const open = async () => {
      const began = performance.now()
      const [project, library] = await Promise.all([openProject(id, person), Library.open()])
      const exchange = new Exchange(id, library)
      const stops = [exchangeSounds(project, library, exchange), keepVersions(project), keepForOffline(person, [WORKLETS])]
      const editor = new Editor({ id: person, name }, project.session, library, project.sync, exchange, () => Engine.open(project.session, library, WORKLETS))
      const recording = new Recording(editor, id)
      close = async () => { for (const stop of stops) stop(); await recording.close(); await editor.close(); await project.close() }
      performance.measure("studio-open", { start: began })
      if (isWanted) setOpened({ at: "open", editor })
      else await close()
    }
    open().catch((error: unknown) => { if (isWanted) setOpened({ at: "failed", reason: error instanceof Error ? error.message : String(error) }) })
    return () => { isWanted = false; void close() }
  }, [id, person, name])
  if (opened.at === "opening") return <p role="status" className="grid h-dvh place-items-center text-muted">Opening the project…</p>
  if (opened.at === "failed") return <div className="mx-auto max-w-lg p-6"><Message title="This project could not be opened">{opened.reason}</Message></div>
  return <EditorProvider value={opened.editor}><Workplace id={id} hasShop={hasShop} beat={beat} /></EditorProvider>
}

function Workplace({ id, hasShop, beat }: { id: string; hasShop: boolean; beat: string | null }) {
  useKeys()
  const project = useProject()
  const trouble = useEditorState((state) => state.trouble)
  const isWriting = useEditorState(({ arrange }) => arrange.rollId !== null)
  const others = usePresence()
  return (
    <div className="flex h-dvh flex-col overflow-hidden">
      <TransportBar record={<RecordButton />}><RecordTools /><ArrangeTools /><span className="ml-auto flex shrink-0 items-center gap-2 pl-2"><PresenceChips others={others} /><SyncBadge /><VersionsSheet projectId={id} worklets={WORKLETS} /><PeopleSheet projectId={id} /><h1 className="max-w-40 truncate text-base font-bold">{project.settings.name}</h1><BounceSheet projectId={id} worklets={WORKLETS} hasShop={hasShop} /></span></TransportBar>
      {trouble && <p role="alert" className="border-b border-bad/40 bg-bad-soft px-4 py-2 text-sm text-bad">{trouble}</p>}
      <BringingBar />
      <RecordingNews />
      {beat !== null && <TriedBeat projectId={id} handle={beat} />}
      <ArrangePlace><TrackHeads /><Timeline><PresenceLines others={others} /></Timeline><TakeLanes /></ArrangePlace>
      <MixPanel />
      <div className={isWriting ? "hidden sm:contents" : "contents"}><Mixer /></div>
    </div>
  )
}
