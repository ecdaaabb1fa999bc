/** Named phases of a job, in the order in which they are said. */
export type Phases<Name extends string> = Readonly<Record<Name, { readonly label: string; readonly weight: number }>>

/** How far a job is: 0 to 1, and what it does now. */
export type Progress = { phase: string; fraction: number }

const PAUSE_MS = 500

/** Adds up phases that run side by side, and reports at most twice a second and at each new phase. Never goes back. */
export class ProgressReport<Name extends string> {
  private readonly done = new Map<Name, number>()
  private readonly total: number
  private label = ""
  private last = 0
  private reported = { phase: "", fraction: -1, at: -Infinity }
  private sending: Promise<void> = Promise.resolve()

  constructor(private readonly phases: Phases<Name>, private readonly send: (progress: Progress) => Promise<void>, private readonly now: () => number = Date.now) {
    this.total = Object.values<{ weight: number }>(phases).reduce((sum, { weight }) => sum + weight, 0)
  }

  /** Says how far a phase is; 0 begins it, 1 ends it. */
  readonly at = (phase: Name, fraction: number): void => {
    if (!this.done.has(phase)) this.label = this.phases[phase].label
    this.done.set(phase, Math.max(this.done.get(phase) ?? 0, Math.min(1, fraction)))
    const sum = [...this.done].reduce((total, [each, part]) => total + this.phases[each].weight * part, 0)
    this.last = Math.max(this.last, Math.round((sum / this.total) * 100) / 100)
    const isNews = this.label !== this.reported.phase || (this.last > this.reported.fraction && this.now() - this.reported.at >= PAUSE_MS)
    if (!isNews) return
    this.reported = { phase: this.label, fraction: this.last, at: this.now() }
    const progress = { phase: this.label, fraction: this.last }
    this.sending = this.sending.then(() => this.send(progress))
  }

  /** Does a phase, from its beginning to its end. */
  async during<Result>(phase: Name, work: (report: (fraction: number) => void) => Promise<Result>): Promise<Result> {
    this.at(phase, 0)
    const result = await work((fraction) => { this.at(phase, fraction) })
    this.at(phase, 1)
    return result
  }

  /** Waits until everything reported has been sent. */
  settled(): Promise<void> { return this.sending }
}
