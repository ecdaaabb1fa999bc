import type { RecordingView } from "@max-booster/api-contract"

/** How far an analysis is, with the phases that came before the present one. */
export type LiveProgress = RecordingView["progress"] & { readonly before: readonly string[] }

/** Jobs that run beside each other may tell theirs in another order than they noted it. */
const OVERTAKEN = 0.1

/** Progress after another notice. A run that begins again, as after a failure, forgets its phases. */
export function follow(known: LiveProgress | undefined, { phase, fraction: told }: RecordingView["progress"]): LiveProgress {
  if (!known || told < known.fraction - OVERTAKEN) return { phase, fraction: told, before: [] }
  const fraction = Math.max(told, known.fraction)
  const before = phase === known.phase || known.phase === "" ? known.before : [...known.before.filter((each) => each !== known.phase), known.phase]
  return { phase, fraction, before: before.filter((each) => each !== phase) }
}

/** What to show of what notices told and what the page was made with: the farther one. */
export const farther = (told: LiveProgress | undefined, read: RecordingView["progress"]): LiveProgress =>
  (told && told.fraction >= read.fraction ? told : { ...read, before: told?.before ?? [] })
