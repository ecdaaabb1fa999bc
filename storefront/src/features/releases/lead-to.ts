import { around } from "./paths"

const SHOWN = ["outline-3", "outline-offset-4", "outline-accent", "rounded-lg"]
const SHOWN_MS = 2_500

/** Scrolls to a field, or to what it would be in, opens what hides it, focuses it and marks it for a moment. */
export function leadTo(path: string): void {
  const field = around(path).map((each) => document.querySelector<HTMLElement>(`[data-path="${CSS.escape(each)}"]`)).find((each) => each !== null)
  if (!field) return
  for (let folded = field.closest("details"); folded; folded = folded.parentElement?.closest("details") ?? null) folded.open = true
  field.scrollIntoView({ block: "center" })
  const control = field.matches("input, select, textarea, button") ? field : field.querySelector<HTMLElement>("input:not([type=file]), select, textarea, button, a[href]")
  control?.focus({ preventScroll: true })
  field.classList.add(...SHOWN)
  setTimeout(() => { field.classList.remove(...SHOWN) }, SHOWN_MS)
}
