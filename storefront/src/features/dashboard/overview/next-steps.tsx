import { Check, Circle } from "lucide-react"
import { ButtonLink } from "@/components/button"
import { Panel } from "@/components/panel"

/** Something that a new shop needs once. */
export type Step = { done: boolean; title: string; text: string; href: string; go: string }

/** What a new shop still needs, with what is done already; nothing once all is. */
export function NextSteps({ steps }: { steps: readonly Step[] }) {
  const done = steps.filter((step) => step.done).length
  if (done === steps.length) return null
  return (
    <Panel title="Next steps" lead={`${done} of ${steps.length} done.`}>
      <ol className="grid gap-2">
        {steps.map((step) => (
          <li key={step.title} className="flex min-h-11 items-center gap-3">
            {step.done ? <Check size={22} className="shrink-0 text-good" aria-label="Done" /> : <Circle size={22} className="shrink-0 text-muted" aria-label="To do" />}
            <span className="min-w-0 flex-1"><span className={step.done ? "text-muted line-through" : "font-semibold"}>{step.title}</span>{!step.done && <span className="block text-sm text-muted">{step.text}</span>}</span>
            {!step.done && <ButtonLink href={step.href} tone="quiet" className="min-w-24 shrink-0 px-4" aria-label={`${step.go}: ${step.title}`}>{step.go}</ButtonLink>}
          </li>
        ))}
      </ol>
    </Panel>
  )
}
