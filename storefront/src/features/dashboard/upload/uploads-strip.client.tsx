"use client"

import Link from "next/link"
import { usePathname, useRouter } from "next/navigation"
import { useEffect, useEffectEvent } from "react"
import { ProgressBar } from "@/components/progress-bar"
import { isGoing } from "./upload-queue"
import { useUploads } from "./uploads.client"

const PLACES = ["/sell/beats", "/sell/upload"]

/** What is on its way, seen from the workshop's other pages; leads from the last finished upload to its analysis. */
export function UploadsStrip() {
  const { items, queue } = useUploads()
  const router = useRouter()
  const isAtUploads = PLACES.includes(usePathname())
  const done = useEffectEvent((recordingId: string) => {
    const isLast = !queue?.isBusy
    if (isLast && isAtUploads) router.push(`/sell/beats/${recordingId}`)
    else router.refresh()
  })
  useEffect(() => {
    if (!queue) return
    queue.onDone = (recordingId) => { done(recordingId) }
    return () => { queue.onDone = () => undefined }
  }, [queue])

  const onTheWay = items.filter((item) => item.state === "waiting" || isGoing(item))
  const [first] = onTheWay
  if (!first || isAtUploads) return null
  const total = (of: "sent" | "size") => onTheWay.reduce((sum, item) => sum + item[of], 0)
  return (
    <Link href="/sell/upload" className="grid min-h-11 content-center gap-1.5 rounded-lg border border-line bg-surface px-4 py-2 hover:border-ink">
      <span className="truncate text-sm font-semibold">{onTheWay.length === 1 ? `“${first.name}” is on its way` : `${onTheWay.length} files are on their way`}</span>
      <ProgressBar fraction={total("sent") / total("size")} label="Uploads" />
    </Link>
  )
}
