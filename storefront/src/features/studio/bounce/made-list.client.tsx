"use client"

import { Download, FileArchive } from "lucide-react"
import { useEffect, useRef, useState } from "react"
import { Button } from "@/components/button"
import { Message } from "@/components/field"
import { formatBytes } from "@/lib/format"
import { ClipPlayer } from "../clip/clip.client"
import type { Bounced } from "./bounce"
import { fileNames, type BounceFormat } from "./plan"
import { sayChange, sayMeasured, sayTroubles } from "./words"

type Props = { name: string; files: readonly Bounced[]; format: BounceFormat; isHeldBack: boolean }

/** What came out: heard, seen, measured, and taken away. */
export function MadeList({ name, files, format, isHeldBack }: Props) {
  const place = useRef<HTMLElement>(null)
  useEffect(() => { place.current?.focus() }, [files[0]?.file])
  return (
    <section ref={place} tabIndex={-1} aria-label="What came out" className="grid scroll-my-4 grid-cols-[minmax(0,1fr)] gap-2 outline-none">
      {isHeldBack && <Message tone="warn">The stems stay below the target: louder, the mix of them would go over the ceiling.</Message>}
      <ul aria-label="Bounced files" className="grid grid-cols-[minmax(0,1fr)] gap-2">{files.map((made) => <MadeFile key={made.file.name} made={made} format={format} />)}</ul>
      {files.length > 1 && <AsZip name={name} files={files.map(({ file }) => file)} />}
    </section>
  )
}

function MadeFile({ made, format }: { made: Bounced; format: BounceFormat }) {
  const { file, measured } = made
  const url = useUrl(file)
  const change = sayChange(made)
  return (
    <li className="grid grid-cols-[minmax(0,1fr)] gap-2 rounded-lg border border-line bg-raised p-3">
      <p className="flex items-center justify-between gap-2"><span className="truncate font-semibold">{file.name}</span><span className="text-sm tabular whitespace-nowrap text-muted">{formatBytes(file.size)}</span></p>
      <ClipPlayer key={url} of={file.name} source={{ name: file.name, open: () => Promise.resolve({ url: URL.createObjectURL(file), wave: measured.wave }) }} />
      <p className="text-sm tabular text-muted">{sayMeasured(measured)}{change && ` (${change})`}</p>
      {sayTroubles(made, format).map((trouble) => <Message key={trouble} tone="warn">{trouble}</Message>)}
      {url && <a href={url} download={file.name} aria-label={`Download ${file.name}`} className="flex min-h-11 items-center gap-2 text-sm font-semibold underline underline-offset-2"><Download size={16} aria-hidden />Download</a>}
    </li>
  )
}

/** All files in one, as they are: sound does not get smaller in a zip. */
function AsZip({ name, files }: { name: string; files: readonly File[] }) {
  const [state, setState] = useState<"ready" | "working" | "failed">("ready")
  const make = async () => {
    setState("working")
    try {
      const { downloadZip } = await import("client-zip")
      save(await downloadZip(files.map((file) => ({ name: file.name, input: file, lastModified: new Date(file.lastModified) }))).blob(), `${fileNames([name])[0] ?? name} (stems).zip`)
      setState("ready")
    } catch {
      setState("failed")
    }
  }
  return (
    <div className="grid gap-2">
      <Button tone="quiet" disabled={state === "working"} onClick={() => { void make() }}><FileArchive size={18} aria-hidden />{state === "working" ? "Packing…" : `All as one zip (${formatBytes(files.reduce((sum, { size }) => sum + size, 0))})`}</Button>
      {state === "failed" && <Message>The zip could not be made: there may be too little room. Download the files one by one.</Message>}
    </div>
  )
}

function save(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob)
  Object.assign(document.createElement("a"), { href: url, download: name }).click()
  setTimeout(() => { URL.revokeObjectURL(url) }, KEPT_MS)
}

/** Long enough for a browser that asks where to. */
const KEPT_MS = 60_000

function useUrl(file: File): string {
  const [url, setUrl] = useState("")
  useEffect(() => {
    const made = URL.createObjectURL(file)
    setUrl(made)
    return () => { URL.revokeObjectURL(made) }
  }, [file])
  return url
}
