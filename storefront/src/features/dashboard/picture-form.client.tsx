"use client"

import { useRouter } from "next/navigation"
import { useRef, useState } from "react"
import { Button } from "@/components/button"
import { Cover } from "@/components/cover"
import { OutcomeLine } from "@/components/outcome-line"
import { useOutcome } from "@/components/use-outcome.client"
import { cn } from "@/lib/cn"

/** Chooses a picture, shows it at once, and sends it. */
export function PictureForm({ url, title, endpoint, round = false }: { url: string | null; title: string; endpoint: string; round?: boolean }) {
  const { outcome, isPending, run } = useOutcome()
  const [chosen, setChosen] = useState<string | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const router = useRouter()
  const send = (file: File) => {
    const shown = URL.createObjectURL(file)
    setChosen(shown)
    run(async () => {
      const response = await fetch(endpoint, { method: "POST", headers: { "content-type": file.type }, body: file })
      if (response.ok) { router.refresh(); return { ok: true, message: "Saved." } }
      setChosen(null)
      const { message } = (await response.json().catch(() => ({}))) as { message?: string }
      return { ok: false, message: message ?? "This picture could not be saved. Try again." }
    })
  }
  const shape = cn("size-28", round && "rounded-full")
  return (
    <div className="flex flex-wrap items-center gap-4">
      {chosen ? <img src={chosen} alt="" className={cn("rounded-md object-cover", shape)} /> : <Cover url={url} title={title} size={112} className={shape} />}
      <div className="grid gap-2">
        <Button tone="quiet" disabled={isPending} onClick={() => { input.current?.click() }}>{isPending ? "Saving…" : url ? "Change the picture" : "Choose a picture"}</Button>
        <p className="text-sm text-muted">Square JPEG, PNG or WebP, at most 8 MB.</p>
        <OutcomeLine outcome={outcome} />
      </div>
      <input ref={input} type="file" accept="image/jpeg,image/png,image/webp" aria-label="Picture" className="sr-only" tabIndex={-1} onChange={(event) => { const [file] = event.currentTarget.files ?? []; if (file) send(file); event.currentTarget.value = "" }} />
    </div>
  )
}
