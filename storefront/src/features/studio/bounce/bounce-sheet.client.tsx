"use client"

import { roleOfName } from "@max-booster/music"
import { Download } from "lucide-react"
import { useEffect, useRef, useState } from "react"
import { Button } from "@/components/button"
import { Message } from "@/components/field"
import { ProgressBar } from "@/components/progress-bar"
import { formatBytes } from "@/lib/format"
import { fieldLook } from "../ui/transport-bar.client"
import { Sheet } from "../ui/sheet.client"
import { useEditor, useEditorState } from "../ui/use-editor.client"
import { Bounces } from "../versions/bounces/bounces.client"
import { KeepBounce } from "../versions/bounces/keep-bounce.client"
import { noteBounceAction, publishBounceAction } from "./actions"
import { bounce, type Bounced, type BounceFormat, type BounceWish } from "./bounce"
import { mp3Bitrates } from "./mp3"

const formats: readonly { label: string; format: BounceFormat }[] = [
  { label: "WAV, 16 bit, dithered", format: { wav: 16 } }, { label: "WAV, 24 bit", format: { wav: 24 } }, { label: "WAV, 32-bit float", format: { wav: "32f" } },
  ...mp3Bitrates.map((bitrate) => ({ label: `MP3, ${bitrate / 1_000} kbit/s`, format: { mp3: bitrate } })),
]

type State = { at: "ready" } | { at: "working"; part: number; words: string } | { at: "done"; files: Bounced[]; wish: BounceWish } | { at: "published"; recordingId: string } | { at: "failed"; reason: string }

/** Renders the project into files, to be kept or to become a recording of the person's shop. */
export function BounceSheet({ projectId, worklets, hasShop }: { projectId: string; worklets: string; hasShop: boolean }) {
  const editor = useEditor()
  const cycle = useEditorState((state) => state.cycle)
  const [isOpen, setOpen] = useState(false)
  const [wish, setWish] = useState<Omit<BounceWish, "range">>({ kind: "mix", format: { wav: 24 }, withEffects: true })
  const [state, setState] = useState<State>({ at: "ready" })
  const [kept, setKept] = useState(0)
  const work = useRef<AbortController | null>(null)
  useEffect(() => () => { work.current?.abort() }, [])

  const run = async (job: (signal: AbortSignal) => Promise<State>) => {
    const controller = new AbortController()
    work.current = controller
    try {
      setState(await job(controller.signal))
    } catch (error) {
      setState(controller.signal.aborted ? { at: "ready" } : { at: "failed", reason: error instanceof Error ? error.message : "It could not be bounced." })
    }
  }
  const render = () => run(async (signal) => {
    setState({ at: "working", part: 0, words: "Bouncing" })
    const range = wish.kind === "selection" ? { from: cycle.from, to: cycle.to } : null
    return { at: "done", wish: { ...wish, range }, files: await bounce(editor.project, editor.library, { ...wish, range }, worklets, (part) => { setState({ at: "working", part, words: "Bouncing" }) }, signal) }
  })
  const publish = () => run(async (signal) => {
    const made = async (kind: "mix" | "stems", files: readonly Bounced[]) => {
      const sent = []
      for (const [index, { file, trackId }] of files.entries()) {
        setState({ at: "working", part: index / files.length, words: kind === "mix" ? "Sending the mix" : "Sending the stems" })
        const { hash } = await editor.library.add(file, editor.project.settings.sampleRate)
        await editor.exchange.send([hash])
        signal.throwIfAborted()
        const name = editor.project.get("tracks", trackId)?.name ?? file.name
        sent.push({ name: kind === "mix" ? file.name : name, hash, role: kind === "stems" ? roleOfName(name) : null })
      }
      const noted = await noteBounceAction(projectId, kind, "wav", editor.project.settings.name, sent)
      if (!noted.bounceId) throw new Error(noted.message ?? "The shop did not take the bounce.")
      return noted.bounceId
    }
    const render = (kind: "mix" | "stems") => bounce(editor.project, editor.library, { kind, format: { wav: 24 }, withEffects: true, range: null }, worklets, (part) => { setState({ at: "working", part, words: kind === "mix" ? "Bouncing the mix" : "Bouncing the stems" }) }, signal)
    const mix = await made("mix", await render("mix"))
    const stems = wish.kind === "stems" ? await made("stems", await render("stems")) : null
    const { recordingId, message } = await publishBounceAction(projectId, mix, stems)
    if (!recordingId) throw new Error(message ?? "The shop did not take the recording.")
    return { at: "published", recordingId }
  })

  return (
    <Sheet title="Bounce" open={isOpen} onOpenChange={setOpen} trigger={<button type="button" className="min-h-11 rounded-lg bg-accent px-4 text-sm font-semibold text-accent-ink hover:brightness-110">Bounce</button>}>
      <div className="grid gap-4">
        <label className="grid gap-1 text-sm font-semibold">What
          <select value={wish.kind} className={fieldLook} onChange={(event) => { setWish({ ...wish, kind: event.currentTarget.value as BounceWish["kind"] }) }}>
            <option value="mix">Everything, mixed</option><option value="selection">What plays in circles</option><option value="stems">Each track by itself</option>
          </select>
        </label>
        <label className="grid gap-1 text-sm font-semibold">Format
          <select value={formats.findIndex(({ format }) => JSON.stringify(format) === JSON.stringify(wish.format))} className={fieldLook} onChange={(event) => { setWish({ ...wish, format: formats[Number(event.currentTarget.value)]?.format ?? wish.format }) }}>
            {formats.map(({ label }, index) => <option key={label} value={index}>{label}</option>)}
          </select>
        </label>
        <label className="flex min-h-11 items-center gap-2 text-sm"><input type="checkbox" checked={wish.withEffects} className="size-5 accent-accent" onChange={(event) => { setWish({ ...wish, withEffects: event.currentTarget.checked }) }} />With effects</label>
        {state.at === "working" && (
          <div className="grid gap-2"><ProgressBar fraction={state.part} label={state.words} /><p className="flex items-center justify-between text-sm"><span role="status">{`${state.words}, ${Math.round(state.part * 100)}%`}</span><Button tone="quiet" onClick={() => { work.current?.abort() }}>Cancel</Button></p></div>
        )}
        {state.at === "failed" && <Message title="That did not work">{state.reason}</Message>}
        {state.at !== "working" && (
          <div className="flex flex-wrap gap-3">
            <Button onClick={() => { void render() }}>Bounce to files</Button>
            {hasShop && wish.kind !== "selection" && <Button tone="quiet" onClick={() => { void publish() }}>{wish.kind === "stems" ? "Publish with stems" : "Publish as a recording"}</Button>}
          </div>
        )}
        <p className="flex flex-wrap gap-x-4 border-t border-line pt-3 text-sm text-muted">The project itself:<a className="font-semibold text-ink underline underline-offset-2" href={`/api/studio/projects/${projectId}/export`}>with all its sounds (zip)</a><a className="font-semibold text-ink underline underline-offset-2" href={`/api/studio/projects/${projectId}/export?as=dawproject`}>for other studios (DAWproject)</a></p>
        {state.at === "published" && <Message tone="good" title="It is in your shop">The analysis is under way. <a className="font-semibold underline" href={`/sell/beats/${state.recordingId}`}>See the recording</a></Message>}
        {state.at === "done" && <ul aria-label="Bounced files" className="grid gap-2">{state.files.map(({ file, trackId }) => <BouncedFile key={trackId} file={file} />)}</ul>}
        {state.at === "done" && <KeepBounce key={state.files[0]?.file.lastModified} projectId={projectId} files={state.files} wish={state.wish} onKept={() => { setKept((count) => count + 1) }} />}
        <Bounces projectId={projectId} worklets={worklets} stamp={`${kept} ${state.at === "published"}`} />
      </div>
    </Sheet>
  )
}

function BouncedFile({ file }: { file: File }) {
  const [url, setUrl] = useState("")
  useEffect(() => {
    const made = URL.createObjectURL(file)
    setUrl(made)
    return () => { URL.revokeObjectURL(made) }
  }, [file])
  return (
    <li className="grid gap-2 rounded-lg border border-line bg-raised p-3">
      <p className="flex items-center justify-between gap-2"><span className="truncate font-semibold">{file.name}</span><span className="text-sm tabular whitespace-nowrap text-muted">{formatBytes(file.size)}</span></p>
      {url && <audio controls src={url} className="h-10 w-full" aria-label={`Hear ${file.name}`} />}
      {url && <a href={url} download={file.name} className="flex min-h-11 items-center gap-2 text-sm font-semibold underline underline-offset-2"><Download size={16} aria-hidden />Download</a>}
    </li>
  )
}
