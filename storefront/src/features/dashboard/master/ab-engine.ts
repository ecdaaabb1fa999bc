export type Side = "before" | "after"
export type AbState = { readonly phase: "idle" | "loading" | "ready" | "failed"; readonly isPlaying: boolean; readonly side: Side; readonly seconds: number }

/** How long a switch takes, seconds: short enough to be instant, long enough not to click. */
const FADE = 0.01

/**
 * Plays two files in step and lets one of them through. Both are decoded whole and started by one clock, so that a switch stays at the sample
 * that plays. Whoever makes one closes it.
 */
export class AbEngine {
  #state: AbState = { phase: "idle", isPlaying: false, side: "after", seconds: 0 }
  #context: AudioContext | null = null
  #buffers: Record<Side, AudioBuffer> | null = null
  #playing: { sources: AudioBufferSourceNode[]; gains: Record<Side, GainNode>; since: number; from: number } | null = null
  readonly #listeners = new Set<() => void>()

  constructor(private readonly urls: Record<Side, string>) {}

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => { this.#listeners.delete(listener) }
  }
  read = (): AbState => this.#state

  /** Where it plays, seconds. */
  get position(): number {
    const { seconds } = this.#state
    if (!this.#playing || !this.#context) return seconds
    return Math.min(this.duration, this.#playing.from + this.#context.currentTime - this.#playing.since)
  }
  get duration(): number { return this.#buffers?.after.duration ?? 0 }

  async toggle(): Promise<void> {
    if (this.#state.isPlaying) { this.#stop(this.position); return }
    if (!(await this.#load())) return
    const at = this.position
    this.#start(at >= this.duration - 0.05 ? 0 : at)
  }

  /** Lets the other through, at the same position. */
  choose(side: Side): void {
    const now = this.#context?.currentTime ?? 0
    for (const each of ["before", "after"] as const) this.#playing?.gains[each].gain.setTargetAtTime(each === side ? 1 : 0, now, FADE / 3)
    this.#set({ side })
  }

  seek(seconds: number): void {
    if (this.#state.isPlaying) this.#start(seconds)
    else this.#set({ seconds })
  }

  close(): void {
    this.#stop(0)
    this.#buffers = null
    void this.#context?.close()
    this.#context = null
  }

  async #load(): Promise<boolean> {
    this.#context ??= new AudioContext()
    await this.#context.resume()
    if (this.#buffers) return true
    this.#set({ phase: "loading" })
    try {
      const context = this.#context
      const decode = async (url: string) => {
        const answer = await fetch(url)
        if (!answer.ok) throw new Error(`The file answered ${answer.status}`)
        return context.decodeAudioData(await answer.arrayBuffer())
      }
      const [before, after] = await Promise.all([decode(this.urls.before), decode(this.urls.after)])
      this.#buffers = { before, after }
      this.#set({ phase: "ready" })
      return true
    } catch {
      this.#set({ phase: "failed" })
      return false
    }
  }

  #start(from: number): void {
    const [context, buffers] = [this.#context, this.#buffers]
    if (!context || !buffers) return
    this.#silence()
    const since = context.currentTime + 0.02
    const voice = (side: Side) => {
      const source = new AudioBufferSourceNode(context, { buffer: buffers[side] })
      const gain = new GainNode(context, { gain: side === this.#state.side ? 1 : 0 })
      source.connect(gain).connect(context.destination)
      source.start(since, from)
      return { source, gain }
    }
    const [before, after] = [voice("before"), voice("after")]
    after.source.onended = () => { if (this.#playing?.sources.includes(after.source)) this.#stop(0) }
    this.#playing = { sources: [before.source, after.source], gains: { before: before.gain, after: after.gain }, since, from }
    this.#set({ isPlaying: true, seconds: from })
  }

  #stop(at: number): void {
    this.#silence()
    this.#set({ isPlaying: false, seconds: at })
  }

  #silence(): void {
    const playing = this.#playing
    this.#playing = null
    for (const source of playing?.sources ?? []) { source.onended = null; source.stop(); source.disconnect() }
    for (const gain of Object.values(playing?.gains ?? {})) gain.disconnect()
  }

  #set(part: Partial<AbState>): void {
    this.#state = { ...this.#state, ...part }
    for (const listener of this.#listeners) listener()
  }
}
