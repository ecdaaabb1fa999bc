"use client"

import { useSyncExternalStore } from "react"
import { Message } from "@/components/field"
import { useEditor } from "../ui/use-editor.client"
import type { BounceWish, Where } from "./plan"
import { ReleaseChoice } from "./release-choice.client"
import { Answer, Check, Step } from "./step.client"

/** Where it goes. */
export function WhereStep({ wish, hasShop, onChange }: { wish: BounceWish; hasShop: boolean; onChange: (wish: BounceWish) => void }) {
  const { sync } = useEditor()
  const role = useSyncExternalStore(sync.subscribe, () => sync.role, () => sync.role)
  const canPublish = hasShop && role !== "viewer"
  const choose = (where: Where) => {
    const format = where !== "files" && "mp3" in wish.format ? { wav: 24 as const } : wish.format
    onChange({ ...wish, where, format, kind: where === "beat" ? "stems" : (where === "recording" || where === "release") && wish.kind === "stems" ? "mix" : wish.kind })
  }
  return (
    <Step number={4} title="Where to">
      <Answer name="bounce-where" label="Files on this device" isChosen={wish.where === "files"} onChoose={() => { choose("files") }} />
      <Answer name="bounce-where" label="A recording in my shop" isChosen={wish.where === "recording"} isOff={!canPublish} onChoose={() => { choose("recording") }} />
      <Answer name="bounce-where" label="A track of a release" about="a recording in my shop, put on a release" isChosen={wish.where === "release"} isOff={!canPublish} onChoose={() => { choose("release") }} />
      {canPublish && wish.where === "release" && <ReleaseChoice chosen={wish.releaseId} onChoose={(releaseId) => { onChange({ ...wish, releaseId }) }} />}
      <Answer name="bounce-where" label="A beat with its stems" about="the mix, and the stems that are chosen above" isChosen={wish.where === "beat"} isOff={!canPublish} onChoose={() => { choose("beat") }} />
      {canPublish && wish.where !== "files" && <Check label="Then master it" isOn={wish.isMastered} onChange={(isMastered) => { onChange({ ...wish, isMastered }) }} />}
      {role === "viewer" ? <p className="text-sm text-muted">You may only look at this project, so you cannot publish it.</p>
        : !hasShop && <Message tone="warn" title="You have no shop yet">Recordings belong to a shop. It takes a minute, and this page waits. <a className="font-semibold underline underline-offset-2" href="/sell" target="_blank" rel="noopener">Open your shop</a></Message>}
    </Step>
  )
}
