"use client"

import { useRouter } from "next/navigation"
import { useEffect, useRef, useState } from "react"
import { Upload } from "tus-js-client"
import { refusalOf } from "../upload/accepted"

export type ReferenceUpload = { readonly state: "idle" } | { readonly state: "sending"; readonly name: string; readonly fraction: number } | { readonly state: "failed"; readonly reason: string }

/** Sends a reference track of a recording; the page is read anew when it is there. @param onThere with its id */
export function useReferenceUpload(recordingId: string, onThere: (id: string) => void) {
  const [at, setAt] = useState<ReferenceUpload>({ state: "idle" })
  const upload = useRef<Upload | null>(null)
  const router = useRouter()
  useEffect(() => () => { void upload.current?.abort() }, [])
  const send = (file: File) => {
    const reason = refusalOf(file)
    if (reason) { setAt({ state: "failed", reason }); return }
    const sending = new Upload(file, {
      endpoint: "/api/uploads", chunkSize: 5 * 1_024 * 1_024, retryDelays: [0, 1_000, 3_000, 5_000], storeFingerprintForResuming: false,
      metadata: { filename: file.name, filetype: file.type || "application/octet-stream", kind: "reference", recording_id: recordingId },
      onProgress: (sent, size) => { setAt({ state: "sending", name: file.name, fraction: sent / size }) },
      onError: () => { setAt({ state: "failed", reason: `“${file.name}” could not be sent. Try again.` }) },
      onSuccess: () => {
        setAt({ state: "idle" })
        onThere(sending.url?.split("/").at(-1) ?? "")
        router.refresh()
      },
    })
    upload.current = sending
    setAt({ state: "sending", name: file.name, fraction: 0 })
    sending.start()
  }
  return { at, send, cancel: () => { void upload.current?.abort(true).catch(() => undefined); setAt({ state: "idle" }) } }
}
