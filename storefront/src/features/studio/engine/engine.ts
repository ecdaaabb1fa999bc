import type { Project, ProjectData, Session, Touched } from "@max-booster/studio-core"
import { BufferPool, buildGraph, builtInEffects, loadWorklets, Player, signalsmithStretch, tapLoudness, Transport, type Graph, type LoudnessReport, type Stretch, type Tempo } from "@max-booster/studio-sound"
import type { Library } from "../audio/library"
import { withHeld, type Held } from "./held"
import { impulseOf } from "./impulse"

/** What of a project changes what was planned to be played; the rest only turns knobs. */
const PLANNED = new Set<Touched["collection"]>(["regions", "notes", "lanes", "points", "tempos", "meters", "assets"])

/** Ticks to be played in circles. */
export type Cycle = { from: number; to: number }

/** Plays a project while it is edited. Opened by a gesture of a person, as browsers want it; whoever opens it closes it. */
export class Engine {
  private readonly stopFollowing: () => void
  private readonly loudness: { reset(): void; dispose(): void }
  /** What a hand has while automation is written, by track and target. */
  private readonly held = new Map<string, Held>()
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
    const tempo = tempoOf(project)
    const { graph, player } = soundOf(data, tempo, context, library, { clickTo: context.destination })
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

  /** Measures the master's loudness anew from now on. */
  resetLoudness(): void {
    this.loudness.reset()
    this.lastLoudness = undefined
  }

  /** Lets a hand have a control: its lane waits, and the value is heard. */
  hold(held: Held): void {
    const name = `${held.trackId} ${held.target}`
    this.due(this.held.has(name) ? "knobs" : "plan")
    this.held.set(name, held)
  }

  /** Gives a control back to its lane. */
  letGo(trackId: string, target: string): void {
    if (this.held.delete(`${trackId} ${target}`)) this.due("plan")
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
    this.due(touched.some(({ collection }) => PLANNED.has(collection)) ? "plan" : "knobs")
  }

  private due(what: "knobs" | "plan"): void {
    if (!this.isDue) queueMicrotask(() => { this.update() })
    if (what === "plan" || !this.isDue) this.isDue = what
  }

  private update(): void {
    const data = withHeld(this.session.project.toData(), this.held.values())
    this.graph.update(data)
    if (this.isDue === "plan") this.transport.update(data, tempoOf(this.session.project))
    this.isDue = undefined
  }
}

/** What plays a project in a context: the nodes of its tracks, and what plans sound through them. */
export function soundOf(data: ProjectData, tempo: Tempo, context: AudioContext, library: Library, { destination = context.destination, clickTo, pool = new BufferPool() }: { destination?: AudioNode; clickTo?: AudioNode; pool?: BufferPool } = {}): { graph: Graph; player: Player } {
  const graph = buildGraph(data, context, { effects: builtInEffects, impulseOf: impulseOf(library, context.sampleRate), destination })
  return { graph, player: new Player(data, graph, { tempo, audioOf: (hash) => library.source(hash), pool, stretch, ...(clickTo && { clickTo }) }) }
}

/** The stretcher is loaded when something is stretched first. */
const stretch: Stretch = async (...args) => signalsmithStretch((await import("signalsmith-stretch")).default)(...args)

export const tempoOf = ({ tempo }: Pick<Project, "tempo">): Tempo => ({ secondsAt: tempo.secondsAt, tickAt: tempo.ticksAt, bpmAt: tempo.bpmAt })
