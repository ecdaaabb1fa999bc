import type { ReleaseDocument, ReleaseView } from "@max-booster/api-contract"

/** What became of a save. */
export type SaveAnswer = { kind: "saved"; release: ReleaseView } | { kind: "conflict"; newer: ReleaseView } | { kind: "refused"; message: string } | { kind: "offline" }

/** What the page says of saving. `waiting`: typed, and not sent yet. */
export type SaveState = { kind: "saved" | "waiting" | "saving" | "offline" } | { kind: "failed"; message: string } | { kind: "conflict"; newer: ReleaseView }

type Options = { save: (document: ReleaseDocument, revision: number) => Promise<SaveAnswer>; onSaved: (release: ReleaseView) => void; /** From the last key to the save. */ delayMs?: number; /** Between tries while nobody answers. */ retryMs?: number }

/** Saves a release some time after the last edit, one save at a time, each going on from the revision before. */
export class Autosaver {
  private state_: SaveState = { kind: "saved" }
  private saved_: { document: ReleaseDocument; revision: number }
  private wanted_: ReleaseDocument
  private timer_: ReturnType<typeof setTimeout> | undefined
  private running_: Promise<boolean> | null = null
  private readonly listeners_ = new Set<() => void>()
  private readonly options_: Required<Options>

  constructor({ document, revision }: Pick<ReleaseView, "document" | "revision">, options: Options) {
    this.saved_ = { document, revision }
    this.wanted_ = document
    this.options_ = { delayMs: 900, retryMs: 5_000, ...options }
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners_.add(listener)
    return () => { this.listeners_.delete(listener) }
  }
  readonly read = (): SaveState => this.state_
  get revision(): number { return this.saved_.revision }
  get wanted(): ReleaseDocument { return this.wanted_ }
  get hasUnsaved(): boolean { return this.wanted_ !== this.saved_.document }

  /** Has a document saved, soon. Nothing is sent while two versions stand against each other. */
  want(document: ReleaseDocument): void {
    this.wanted_ = document
    if (this.state_.kind === "conflict" || this.running_) return
    clearTimeout(this.timer_)
    if (!this.hasUnsaved) { this.say_({ kind: "saved" }); return }
    this.say_({ kind: "waiting" })
    this.later_(this.options_.delayMs)
  }

  /** Saves now. @returns whether everything is kept */
  async flush(): Promise<boolean> {
    while (this.hasUnsaved) {
      if (this.state_.kind === "conflict") return false
      clearTimeout(this.timer_)
      if (!(await (this.running_ ??= this.run_()))) return false
    }
    return true
  }

  /** Goes on from what the server has now, and saves what is wanted beyond it. */
  rebase({ document, revision }: Pick<ReleaseView, "document" | "revision">, wanted: ReleaseDocument): void {
    this.saved_ = { document, revision }
    if (this.state_.kind === "conflict") this.state_ = { kind: "saved" }
    this.want(wanted)
  }

  private later_(ms: number): void {
    this.timer_ = setTimeout(() => { void this.flush() }, ms)
  }

  private async run_(): Promise<boolean> {
    const document = this.wanted_
    this.say_({ kind: "saving" })
    const answer = await this.options_.save(document, this.saved_.revision)
    this.running_ = null
    return this.take_(document, answer)
  }

  private take_(document: ReleaseDocument, answer: SaveAnswer): boolean {
    switch (answer.kind) {
      case "saved":
        this.saved_ = { document, revision: answer.release.revision }
        this.options_.onSaved(answer.release)
        this.want(this.wanted_)
        return true
      case "conflict": this.say_(answer); return false
      case "refused": this.say_({ kind: "failed", message: answer.message }); return false
      case "offline":
        this.say_({ kind: "offline" })
        this.later_(this.options_.retryMs)
        return false
    }
  }

  private say_(state: SaveState): void {
    if (state.kind === this.state_.kind && state.kind !== "failed" && state.kind !== "conflict") return
    this.state_ = state
    for (const listener of this.listeners_) listener()
  }
}
