"use client"

import { Button, useForm } from "@payloadcms/ui"
import { useEffect, useState } from "react"

const API = "/cms-api/license-texts"
type Shown = { url: string } | { message: string } | null

/** Shows the contract that the form would make, with sample data of a license type. Nothing is saved for it. */
export const PreviewText = () => {
  const { getData } = useForm()
  const [types, setTypes] = useState<{ id: string; label: string }[]>([])
  const [type, setType] = useState("wav")
  const [isPending, setPending] = useState(false)
  const [shown, setShown] = useState<Shown>(null)
  useEffect(() => {
    fetch(`${API}/preview-types`).then((response) => response.json()).then((answer: { types?: { id: string; label: string }[] }) => { setTypes(answer.types ?? []) }, () => { setTypes([]) })
  }, [])
  useEffect(() => () => { if (shown && "url" in shown) URL.revokeObjectURL(shown.url) }, [shown])
  const look = async () => {
    setPending(true)
    const { title, locale, clauses } = getData() as Record<string, unknown>
    const response = await fetch(`${API}/preview`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ title, locale, clauses, type }) }).catch(() => null)
    const next: Shown = response === null ? { message: "The shop cannot be reached. Try again." } : response.ok ? { url: URL.createObjectURL(await response.blob()) } : { message: ((await response.json().catch(() => ({}))) as { message?: string }).message ?? "The preview could not be made." }
    setShown(next)
    setPending(false)
  }
  return (
    <div className="field-type" style={{ display: "grid", gap: "0.5rem" }}>
      <label htmlFor="preview-type">Preview with sample data of</label>
      <select id="preview-type" value={type} onChange={(event) => { setType(event.target.value) }} style={{ minHeight: 40 }}>
        {types.length === 0 && <option value="wav">WAV</option>}
        {types.map(({ id, label }) => <option key={id} value={id}>{label}</option>)}
      </select>
      <Button buttonStyle="secondary" margin={false} disabled={isPending} onClick={() => { void look() }}>{isPending ? "One moment…" : "Preview the contract"}</Button>
      {shown && "message" in shown && <p role="alert" style={{ color: "var(--theme-error-500)" }}>{shown.message}</p>}
      {shown && "url" in shown && <p role="status"><a href={shown.url} target="_blank" rel="noreferrer">Open the sample contract (PDF)</a></p>}
      {shown && "url" in shown && <object data={shown.url} type="application/pdf" aria-label="Sample contract" style={{ width: "100%", height: "28rem" }} />}
    </div>
  )
}
