"use client"

import { addInsert, bypassInserts, deleteInserts, duplicateInsert, insertsOf, moveInsert, presetOf, type Entry, type Id } from "@max-booster/studio-core"
import { ClipboardPaste, GripVertical, Power } from "lucide-react"
import { useRef, type KeyboardEvent } from "react"
import { cn } from "@/lib/cn"
import type { Editor } from "../ui/editor"
import { useEditor, useEditorState, useProject } from "../ui/use-editor.client"
import { AddEffect } from "./add-effect.client"
import { attempt, setMix } from "./state"
import { effectOf } from "./targets"

const MIME = "application/x-max-booster-insert"

/** The effects of a channel, in the order in which sound passes them: ordered by drag or Alt and arrows. */
export function Rack({ trackId, trackName, chosenId }: { trackId: Id; trackName: string; chosenId: Id | undefined }) {
  const editor = useEditor()
  const project = useProject()
  const copied = useEditorState(({ mix }) => mix.copiedEffect)
  const inserts = insertsOf(project, trackId)
  const add = (command: Parameters<typeof attempt>[1]) => {
    const verdict = attempt(editor, command)
    if (verdict.done && verdict.created[0] !== undefined) setMix(editor, { insertId: verdict.created[0] })
  }
  return (
    <div className="flex shrink-0 flex-col gap-2 p-2 md:w-60 md:shrink-0 md:overflow-y-auto md:border-r md:border-line">
      {inserts.length === 0 && <p className="px-1 text-sm text-muted">No effects yet. Add an EQ or a compressor to shape this sound.</p>}
      <ol aria-label={`Effects of ${trackName}`} className="grid grid-cols-[minmax(0,1fr)] gap-1">
        {inserts.map((insert, index) => <Slot key={insert.id} insert={insert} inserts={inserts} index={index} isChosen={insert.id === chosenId} />)}
      </ol>
      <div className="flex flex-wrap gap-1" onDragOver={(event) => { if (event.dataTransfer.types.includes(MIME)) event.preventDefault() }} onDrop={(event) => { attempt(editor, moveInsert(event.dataTransfer.getData(MIME), { trackId })) }}>
        <AddEffect trackName={trackName} onAdd={(effect) => { add(addInsert(trackId, { effect: effect.id, version: effect.version, params: {} })) }} />
        {copied && <button type="button" className="flex min-h-11 items-center gap-1 rounded-lg px-3 text-sm font-semibold hover:bg-line/60" onClick={() => { add(addInsert(trackId, copied)) }}><ClipboardPaste size={16} aria-hidden />Paste {effectOf(copied)?.label ?? "effect"}</button>}
      </div>
    </div>
  )
}

function Slot({ insert, inserts, index, isChosen }: { insert: Entry<"inserts">; inserts: readonly Entry<"inserts">[]; index: number; isChosen: boolean }) {
  const editor = useEditor()
  const name = effectOf(insert)?.label ?? insert.effect
  const row = useRef<HTMLLIElement>(null)
  const act = actionsOf(editor, insert, inserts, index)
  const onKeyDown = (event: KeyboardEvent) => {
    const isMod = event.ctrlKey || event.metaKey
    const key = event.key.toLowerCase()
    if (event.altKey && key === "arrowup") act.earlier()
    else if (event.altKey && key === "arrowdown") act.later()
    else if (key === "arrowup" || key === "arrowdown") (key === "arrowup" ? row.current?.previousElementSibling : row.current?.nextElementSibling)?.querySelector("button")?.focus()
    else if (key === "delete" || key === "backspace") act.remove()
    else if (isMod && key === "c") act.copy()
    else if (isMod && key === "v") act.paste()
    else if (isMod && key === "d") act.duplicate()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <li
      ref={row} draggable className={cn("flex items-center rounded-lg border border-line bg-raised", isChosen && "border-accent bg-accent-soft")} onKeyDown={onKeyDown}
      onDragStart={(event) => { event.dataTransfer.setData(MIME, insert.id) }} onDragOver={(event) => { if (event.dataTransfer.types.includes(MIME)) event.preventDefault() }}
      onDrop={(event) => { event.stopPropagation(); const id = event.dataTransfer.getData(MIME); if (id !== insert.id) attempt(editor, moveInsert(id, { trackId: insert.trackId, beforeId: insert.id })) }}
    >
      <GripVertical size={14} aria-hidden className="ml-1 shrink-0 cursor-grab text-muted" />
      <button type="button" aria-pressed={isChosen} aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown Delete" title="Alt and arrows move it, Delete takes it out" onClick={() => { setMix(editor, { insertId: insert.id }) }} className={cn("min-h-11 min-w-0 flex-1 truncate px-2 text-left text-sm font-semibold", insert.bypassed && "text-muted line-through")}>{name}</button>
      <Small label={`Bypass ${name}`} isOn={insert.bypassed} onClick={act.bypass}><Power /></Small>
    </li>
  )
}

/** What can be done with an effect in its rack. */
export function actionsOf(editor: Editor, insert: Entry<"inserts">, inserts: readonly Entry<"inserts">[], index: number) {
  const choose = (id: Id | undefined) => { setMix(editor, { insertId: id ?? null }) }
  const chooseMade = (verdict: ReturnType<typeof attempt>) => { if (verdict.done) choose(verdict.created[0]) }
  return {
    bypass: () => { attempt(editor, bypassInserts([insert.id], !insert.bypassed)) },
    duplicate: () => { chooseMade(attempt(editor, duplicateInsert(insert.id))) },
    copy: () => { setMix(editor, { copiedEffect: presetOf(insert) }) },
    paste: () => { const { copiedEffect } = editor.state.mix; if (copiedEffect) chooseMade(attempt(editor, addInsert(insert.trackId, copiedEffect, inserts[index + 1]?.id))) },
    remove: () => { choose((inserts[index + 1] ?? inserts[index - 1])?.id); attempt(editor, deleteInserts([insert.id])) },
    earlier: () => { const before = inserts[index - 1]; if (before) attempt(editor, moveInsert(insert.id, { beforeId: before.id })) },
    later: () => { if (inserts[index + 1]) attempt(editor, moveInsert(insert.id, { ...(inserts[index + 2] && { beforeId: inserts[index + 2]?.id ?? "" }) })) },
  }
}

/** A small button with its name for whoever does not see its picture. */
export const Small = ({ label, isOn, disabled = false, onClick, children }: { label: string; isOn?: boolean; disabled?: boolean; onClick: () => void; children: React.ReactNode }) => (
  <button type="button" aria-label={label} title={label} aria-pressed={isOn} disabled={disabled} onClick={onClick} className={cn("grid size-9 shrink-0 place-items-center rounded-lg text-muted hover:bg-line/60 hover:text-ink disabled:opacity-35 pointer-coarse:size-11 [&>svg]:size-4", isOn && "text-warn")}>{children}</button>
)
