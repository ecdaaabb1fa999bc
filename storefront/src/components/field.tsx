import type { ComponentProps, ReactNode } from "react"
import { cn } from "@/lib/cn"

/** The look of text inputs, selects and text areas. */
export const inputLook = "min-h-11 w-full rounded-lg border border-line-strong bg-raised px-3 text-[15px] text-ink placeholder:text-muted/70 focus:border-accent"

/** A labelled input with a hint and, when wrong, what to do. */
export function Field({ label, hint, error, id, className, ...props }: ComponentProps<"input"> & { label: string; hint?: string; error?: string | undefined; id: string }) {
  return (
    <Labelled {...{ label, hint, error, id }}>
      <input id={id} name={props.name ?? id} aria-invalid={error ? true : undefined} aria-describedby={hint || error ? `${id}-help` : undefined} className={cn(inputLook, error && "border-bad", className)} {...props} />
    </Labelled>
  )
}

/** A label above a control with its help below. */
export function Labelled({ label, hint, error, id, children }: { label: string; hint?: string | undefined; error?: string | undefined; id: string; children: ReactNode }) {
  return (
    <div className="grid content-start gap-1.5">
      <label htmlFor={id} className="text-sm font-semibold">{label}</label>
      {children}
      {(error ?? hint) && <p id={`${id}-help`} className={cn("text-sm", error ? "text-bad" : "text-muted")}>{error ?? hint}</p>}
    </div>
  )
}

/** A message about a whole form or page. */
export function Message({ tone = "bad", title, children }: { tone?: "bad" | "good" | "warn"; title?: string; children: ReactNode }) {
  const tones = { bad: "border-bad/30 bg-bad-soft text-bad", good: "border-good/30 bg-good-soft text-good", warn: "border-warn/30 bg-warn-soft text-warn" }
  return (
    <div role={tone === "bad" ? "alert" : "status"} className={cn("rounded-lg border px-4 py-3 text-[15px]", tones[tone])}>
      {title && <p className="font-semibold">{title}</p>}
      <div>{children}</div>
    </div>
  )
}
