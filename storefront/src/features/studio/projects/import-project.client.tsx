"use client"

import { FileUp } from "lucide-react"
import { useEffect, useRef, useState } from "react"
import { DetailedError, Upload } from "tus-js-client"
import { Button } from "@/components/button"
import { Message } from "@/components/field"
import { ProgressBar } from "@/components/progress-bar"
import { cn } from "@/lib/cn"
import { leftOut, problemOf, refusalOf } from "./import-file"

const CHUNK_BYTES = 5 * 1_024 * 1_024
const RETRY_MS = [0, 1_000, 3_000, 10_000]

type State = { at: "ready" } | { at: "opened"; id: string; name: string; left: readonly string[] } | { at: "sending"; name: string; part: number } | { at: "opening"; name: string } | { at: "failed"; reason: string; /** The file that may go on where it stopped. */ again: string | null }

/** Takes a project in that was exported as one file, and opens it; what of another studio's is not in it stands here before. */
export function ImportProject() {
  const [state, setState] = useState<State>({ at: "ready" })
  const [isOver, setOver] = useState(false)
  const upload = useRef<Upload | null>(null)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => () => { void upload.current?.abort(false) }, [])

  const take = (file: File | undefined) => {
    if (!file || upload.current) return
    const refusal = refusalOf(file)
    if (refusal) { setState({ at: "failed", reason: refusal, again: null }); return }
    const sending = new Upload(file, {
      endpoint: "/api/studio/uploads", chunkSize: CHUNK_BYTES, retryDelays: RETRY_MS,
      metadata: { kind: "project", filename: file.name, filetype: "application/zip" },
      // Imported twice, two projects are made: nothing goes on with an upload of an earlier visit.
      storeFingerprintForResuming: false,
      onProgress: (sent, total) => { setState(sent >= total ? { at: "opening", name: file.name } : { at: "sending", name: file.name, part: total > 0 ? sent / total : 0 }) },
      onSuccess: ({ lastResponse }) => {
        upload.current = null
        const id = lastResponse.getHeader("X-Project-Id")
        const left = leftOut(lastResponse.getHeader("X-Left-Out"))
        if (id && left.length > 0) setState({ at: "opened", id, name: file.name, left })
        else if (id) window.location.assign(`/studio/${id}`)
        else setState({ at: "failed", reason: "The file arrived, but the shop did not say which project it became. Look at the list below.", again: null })
      },
      onError: (error) => {
        const response = error instanceof DetailedError ? error.originalResponse : null
        const status = response?.getStatus() ?? 0
        const isOverForGood = status >= 400 && status < 500
        if (isOverForGood) upload.current = null
        setState({ at: "failed", reason: problemOf(response && { status, body: response.getBody() }), again: isOverForGood ? null : file.name })
      },
    })
    upload.current = sending
    setState({ at: "sending", name: file.name, part: 0 })
    sending.start()
  }
  const cancel = () => {
    const sending = upload.current
    upload.current = null
    setState({ at: "ready" })
    void sending?.abort(true).catch(() => undefined) // the shop clears what nobody goes on with
  }
  const isBusy = state.at === "sending" || state.at === "opening"
  return (
    <div
      className={cn("grid gap-3 rounded-lg border border-dashed border-line-strong p-4", isOver && "border-accent bg-accent-soft")}
      onDragOver={(event) => { event.preventDefault(); setOver(!isBusy) }} onDragLeave={() => { setOver(false) }}
      onDrop={(event) => { event.preventDefault(); setOver(false); if (!isBusy) { cancel(); take(event.dataTransfer.files[0]) } }}
    >
      {!isBusy && (
        <p className="flex flex-wrap items-center gap-3">
          <input ref={input} type="file" accept=".zip,.dawproject,application/zip" tabIndex={-1} aria-label="Project file" className="sr-only" onChange={(event) => { const [file] = event.currentTarget.files ?? []; event.currentTarget.value = ""; cancel(); take(file) }} />
          <Button tone="quiet" onClick={() => { input.current?.click() }}><FileUp size={18} aria-hidden />Import a project file</Button>
          <span className="text-sm text-muted">Or drop it here: a zip that the studio exported “with all its sounds”, or a DAWproject of another studio. It becomes a project of yours.</span>
        </p>
      )}
      {isBusy && (
        <div className="grid gap-2">
          <ProgressBar fraction={state.at === "sending" ? state.part : 1} label={`Sending ${state.name}`} />
          <p className="flex flex-wrap items-center justify-between gap-2 text-sm"><span role="status">{state.at === "sending" ? `Sending “${state.name}”, ${Math.round(state.part * 100)}%` : `“${state.name}” is there; the shop opens it…`}</span>{state.at === "sending" && <Button tone="quiet" onClick={cancel}>Cancel</Button>}</p>
        </div>
      )}
      {state.at === "opened" && (
        <Message tone="warn" title={`“${state.name}” became a project. Opened without:`}>
          <ul className="list-disc pl-5">{state.left.map((each) => <li key={each}>{each}</li>)}</ul>
          <Button className="mt-3" onClick={() => { window.location.assign(`/studio/${state.id}`) }}>Open the project</Button>
        </Message>
      )}
      {state.at === "failed" && <Message title="It was not imported">{state.reason}{state.again !== null && <span className="block pt-2"><Button tone="quiet" onClick={() => { setState({ at: "sending", name: state.again ?? "", part: 0 }); upload.current?.start() }}>Try again</Button></span>}</Message>}
    </div>
  )
}
