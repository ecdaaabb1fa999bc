"use client"

import { FileCheck2 } from "lucide-react"
import { useRouter } from "next/navigation"
import { type DragEvent, useEffect, useId, useRef, useState } from "react"
import { Message } from "@/components/field"
import { cn } from "@/lib/cn"

/** Far more than any contract has. */
const MOST_BYTES = 50_000_000
type Found = { tone: "good" | "bad" | "warn"; title: string; words: string }

/** Takes a PDF, makes its SHA-256 in the browser and compares; without a hash to compare with, looks for the license that has it. The file leaves the computer in neither case. */
export function DropContract({ sha256 }: { sha256: string | null }) {
  const [found, setFound] = useState<Found | null>(null)
  const [isOver, setIsOver] = useState(false)
  const router = useRouter()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const check = async (file: File | undefined) => {
    if (!file) return
    const answer = await hashOf(file)
    if (typeof answer !== "string") { setFound(answer); return }
    if (sha256 === null) router.push(`/verify?sha256=${answer}`)
    else setFound(answer === sha256 ? same(file.name) : other(file.name))
  }
  const take = () => {
    void check(input.current?.files?.[0])
    if (input.current) input.current.value = ""
  }
  // A file may be chosen before the page's scripts have come.
  useEffect(take, [])
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(false)
    void check(event.dataTransfer.files[0])
  }
  return (
    <div className="grid gap-3">
      <label
        htmlFor={id} onDragOver={(event) => { event.preventDefault(); setIsOver(true) }} onDragLeave={() => { setIsOver(false) }} onDrop={onDrop}
        className={cn("grid cursor-pointer justify-items-center gap-2 rounded-lg border border-dashed border-line-strong bg-raised px-4 py-8 text-center hover:border-ink has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-offset-2 has-[:focus-visible]:outline-accent", isOver && "border-accent bg-accent-soft")}
      >
        <FileCheck2 aria-hidden className="text-muted" />
        <span className="font-semibold">Drop the contract’s PDF here, or choose it</span>
        <span className="text-sm text-muted">It stays on your device: only its hash is compared.</span>
        <input ref={input} id={id} type="file" accept="application/pdf,.pdf" className="sr-only" onChange={take} />
      </label>
      <div aria-live="polite">{found && <Message tone={found.tone} title={found.title}>{found.words}</Message>}</div>
      <noscript><p className="text-sm text-muted">{sha256 ? `Without scripts: compare what “sha256sum” says of the file with ${sha256}` : "Without scripts: use number and code; the license’s page shows the hash to compare with."}</p></noscript>
    </div>
  )
}

const same = (name: string): Found => ({ tone: "good", title: "This is the unchanged contract", words: `“${name}” has exactly the bytes of this license’s contract.` })
const other = (name: string): Found => ({ tone: "bad", title: "This is not the contract as it was issued", words: `In “${name}” one or more bytes differ from this license’s contract. Do not rely on what it says.` })

async function hashOf(file: File): Promise<string | Found> {
  const bad = (words: string): Found => ({ tone: "warn", title: "Not checked", words })
  if (file.size > MOST_BYTES) return bad(`“${file.name}” is too large for a contract.`)
  const bytes = await file.arrayBuffer().catch(() => null)
  if (!bytes) return bad(`“${file.name}” cannot be read.`)
  if (new TextDecoder().decode(bytes.slice(0, 5)) !== "%PDF-") return bad(`“${file.name}” is no PDF.`)
  // Browsers hash on pages of https and of localhost only.
  if (!(globalThis.crypto as Crypto | undefined)?.subtle) return bad("This browser cannot make hashes on this page. Open it by https.")
  return [...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))].map((byte) => byte.toString(16).padStart(2, "0")).join("")
}
