import type { ReactNode } from "react"

/** A box to tick with the sentence that is agreed to. */
export function Consent({ checked, onChange, children }: { checked: boolean; onChange: (on: boolean) => void; children: ReactNode }) {
  return (
    <label className="flex min-h-11 items-start gap-3">
      <input type="checkbox" checked={checked} onChange={(event) => { onChange(event.target.checked) }} className="mt-0.5 size-6 shrink-0 accent-(--accent)" />
      <span className="text-[15px] leading-7">{children}</span>
    </label>
  )
}
