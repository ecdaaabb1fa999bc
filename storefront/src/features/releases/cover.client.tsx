"use client"

import { saveReleaseArtwork, type ReleaseArtwork } from "@max-booster/api-contract"
import { ImageUp } from "lucide-react"
import { memo, useEffect, useRef, useState } from "react"
import { Button } from "@/components/button"
import { Cover } from "@/components/cover"
import { OutcomeLine } from "@/components/outcome-line"
import { useOutcome } from "@/components/use-outcome.client"
import { cn } from "@/lib/cn"
import { formatBytes } from "@/lib/format"
import { useFileDrop } from "../dashboard/upload/use-file-drop.client"
import { send } from "./ask"
import { useEditing } from "./editing.client"
import { Place } from "./fields.client"
import { Section } from "./section"
import { tell } from "./tell"

const KINDS = ["image/jpeg", "image/png", "image/webp", "image/tiff"]
const LARGEST = 30_000_000
const spaces: Readonly<Record<ReleaseArtwork["color_space"], string>> = { rgb: "RGB", cmyk: "CMYK", gray: "Gray", other: "Unknown colors" }

/** The cover: chosen or dropped anywhere on the page, shown at once, and what was measured of it. */
export const CoverSection = memo(function CoverSection({ artwork, title }: { artwork: ReleaseArtwork | null; title: string }) {
  const { id, act } = useEditing()
  const { outcome, isPending, run } = useOutcome()
  const [chosen, setChosen] = useState<string | null>(null)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => () => { if (chosen) URL.revokeObjectURL(chosen) }, [chosen])
  const take = (file: File | undefined) => {
    if (!file) return
    const fault = !KINDS.includes(file.type) ? "Choose a JPEG, PNG, WebP or TIFF." : file.size > LARGEST ? `This file has ${formatBytes(file.size)}; at most 30 MB are taken.` : null
    if (fault) { run(() => Promise.resolve({ ok: false, message: fault })); return }
    setChosen(URL.createObjectURL(file))
    run(() => tell(async () => { await act(() => send(saveReleaseArtwork, { id }, file)); return "The cover is saved." }), () => { setChosen(null) })
  }
  const isOver = useFileDrop(([file]) => { take(file) })
  const facts = artwork && [["Size", `${artwork.width} × ${artwork.height} px`], ["Format", artwork.format === "other" ? "Unknown" : artwork.format.toUpperCase()], ["Colors", spaces[artwork.color_space] + (artwork.has_alpha ? ", transparent" : "")], ["File", formatBytes(artwork.size)], ...(artwork.words?.length === 0 || artwork.words === null ? [] : [["Read on it", artwork.words?.join(" · ") ?? "Being read…"]])]
  return (
    <Section id="cover" title="Cover" lead="Square, at least 3000 × 3000 px, JPEG or PNG in RGB: what every store takes.">
      <Place path="artwork">
        <div className={cn("grid items-start gap-4 rounded-xl border-2 border-dashed border-line-strong p-4 sm:grid-cols-[14rem_1fr]", isOver && "border-accent bg-accent-soft")}>
          {chosen ? <img src={chosen} alt="" className="aspect-square w-full max-w-56 rounded-md object-cover" /> : <Cover url={artwork?.url ?? null} title={title || "?"} size={448} className="w-full max-w-56" />}
          <div className="grid gap-3">
            {facts ? <dl className="tabular grid grid-cols-2 gap-3">{facts.map(([name, value]) => <div key={name} className="min-w-0 break-words last:odd:col-span-2"><dt className="text-sm text-muted">{name}</dt><dd className="font-semibold">{value}</dd></div>)}</dl> : <p className="text-[15px] text-muted">No cover yet. Drop a picture anywhere on this page, or choose one.</p>}
            <div><Button tone="quiet" disabled={isPending} onClick={() => { input.current?.click() }}><ImageUp size={18} aria-hidden />{isPending ? "Being measured…" : artwork ? "Choose another picture" : "Choose a picture"}</Button></div>
            <OutcomeLine outcome={outcome} />
          </div>
        </div>
      </Place>
      <input ref={input} type="file" accept={KINDS.join()} aria-label="Cover picture" className="sr-only" tabIndex={-1} onChange={(event) => { take(event.currentTarget.files?.[0]); event.currentTarget.value = "" }} />
    </Section>
  )
})
