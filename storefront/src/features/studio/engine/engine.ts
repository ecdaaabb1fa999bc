import type { Project, Session, Touched } from "@max-booster/studio-core"
import { BufferPool, buildGraph, builtInEffects, loadWorklets, Player, signalsmithStretch, tapLoudness, Transport, type Graph, type LoudnessReport, type Stretch, type Tempo } from "@max-booster/studio-sound"
import type { Library } from "../audio/library"
import { areReady, instrumentOf, instrumentsReady } from "../notes/instruments"
import { Sampler } from "../notes/sampler"

/** What of a project changes what was planned to be played; the rest only turns knobs. */
const PLANNED = new Set<Touched["collection"]>(["regions", "notes", "lanes", "points", "tempos", "meters", "assets"])

/** Ticks to be played in circles. */
export type Cycle = { from: number; to: number }

/** Plays a project while it is edited. Opened by a gesture of a person, as browsers want it; whoever opens it closes it. */
export class Engine {
  private readonly stopFollowing: () => void
  private readonly loudness: { reset(): void; dispose(): void }
  private isDue: "knobs" | "plan" | undefined
  private lastLoudness: LoudnessReport | undefined

  private constructor(readonly context: AudioContext, readonly graph: Graph, private readonly transport: Transport, private readonly session: Session) {
    this.stopFollowing = session.project.subscribe((touched) => { this.follow(touched) })
    this.loudness = tapLoudness(context, graph.master.output, (report) => { this.lastLoudness = report })
  }

  /** @param worklets where the sound package's processors are served */
  static async open(session: Session, library: Library, worklets: string): Promise<Engine> {
    const { project } = session
    const context = new AudioContext({ sampleRate: project.settings.sampleRate, latencyHint: "interactive" })
    await loadWorklets(context, worklets)
    const data = project.toData()
    await instrumentsReady(data).catch((error: unknown) => { console.warn(`Instruments are silent: ${String(error)}`) }) // all else plays
    const graph = buildGraph(data, context, { effects: builtInEffects, instrumentOf })
    const tempo = tempoOf(project)
    const player = new Player(data, graph, { tempo, audioOf: (hash) => library.source(hash), pool: new BufferPool(), stretch, clickTo: context.destination })
    return new Engine(context, graph, new Transport(context, player, data, tempo), session)
  }

  get isPlaying(): boolean {
    return this.transport.startFrame !== undefined
  }

  async play(from: number, cycle?: Cycle): Promise<void> {
    this.loudness.reset()
    await this.transport.play({ from, ...(cycle && { loop: cycle }) })
  }

  stop(): void {
    this.transport.stop()
  }

  /** The tick that is heard now; undefined while nothing plays. */
  get position(): number | undefined {
    return this.transport.positionTicks(Math.round(((this.context.outputLatency || 0)) * this.context.sampleRate))
  }

  /** The master's loudness since the last start. */
  get master(): LoudnessReport | undefined {
    return this.lastLoudness
  }

  /** Calls back 30 times a second with the peaks of a track after its fader, as amplitudes. */
  onPeaks(trackId: string, listener: (peaks: [number, number]) => void): void {
    this.graph.strip(trackId)?.onPeaks(listener)
  }

  /** Plays a note of a track's instrument until it is let go. */
  hold(trackId: string, pitch: number, velocity: number): () => void {
    void this.context.resume()
    const instrument = this.graph.strip(trackId)?.instrument
    return instrument instanceof Sampler ? instrument.hold(pitch, velocity) : () => undefined
  }

  async close(): Promise<void> {
    this.stopFollowing()
    this.transport.stop()
    this.loudness.dispose()
    this.graph.dispose()
    await this.context.close()
  }

  /** Changes of one moment are heard together. */
  private follow(touched: readonly Touched[]): void {
    const isPlan = touched.some(({ collection }) => PLANNED.has(collection))
    if (!this.isDue) queueMicrotask(() => { this.update() })
    if (isPlan || !this.isDue) this.isDue = isPlan ? "plan" : "knobs"
  }

  private update(): void {
    const data = this.session.project.toData()
    this.graph.update(data)
    // An instrument that comes later plays from then on.
    if (!areReady(data)) void instrumentsReady(data).then(() => { this.transport.update(this.session.project.toData(), tempoOf(this.session.project)) }, () => undefined)
    if (this.isDue === "plan") this.transport.update(data, tempoOf(this.session.project))
    this.isDue = undefined
  }
}

/** The stretcher is loaded when something is stretched first. */
const stretch: Stretch = async (...args) => signalsmithStretch((await import("signalsmith-stretch")).default)(...args)

const tempoOf = ({ tempo }: Project): Tempo => ({ secondsAt: tempo.secondsAt, tickAt: tempo.ticksAt, bpmAt: tempo.bpmAt })
