import { fixed, type Project, type ProjectData, type Session, type Touched } from "@max-booster/studio-core"
import { BufferPool, buildGraph, builtInEffects, loadWorklets, Player, signalsmithStretch, tapLoudness, Transport, type ClickTo, type Graph, type LoudnessReport, type Stretch, type Tempo } from "@max-booster/studio-sound"
import type { Library } from "../audio/library"
import { areReady, instrumentOf, instrumentsReady } from "../notes/instruments"
import { Sampler } from "../notes/sampler"
import { withHeld, type Held } from "./held"
import { impulseOf } from "./impulse"
import { defaultMetronome, Metronome } from "../record/metronome"
import { asHeard } from "../record/takes"

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
  private auditioned: string | null = null

  private constructor(readonly context: AudioContext, readonly graph: Graph, readonly metronome: Metronome, private readonly transport: Transport, private readonly session: Session) {
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
    const tempo = tempoOf(project)
    const metronome = new Metronome(context, defaultMetronome)
    const { graph, player } = soundOf(data, tempo, context, library, { clickTo: metronome.played })
    return new Engine(context, graph, metronome, new Transport(context, player, data, tempo), session)
  }

  get isPlaying(): boolean {
    return this.transport.startFrame !== undefined
  }

  /** @param countIn bars of clicks before @returns the frame of the context at which it begins to play */
  async play(from: number, cycle?: Cycle, countIn = 0): Promise<number> {
    this.loudness.reset()
    this.metronome.waitFor(this.mixSeconds)
    return this.transport.play({ from, ...(cycle && { loop: cycle }), ...(countIn > 0 && { countIn, clickTo: this.metronome.counted }) })
  }

  /** By how much the mix lies behind what is played, because its effects need time. */
  get mixSeconds(): number {
    return this.graph.latencyAt(fixed.master) / this.context.sampleRate
  }

  /** Lets a take be heard in the place of its folder's comp, for this person alone; null: the comp again. */
  audition(takeRegionId: string | null): void {
    this.auditioned = takeRegionId
    if (!this.isDue) queueMicrotask(() => { this.update() })
    this.isDue = "plan"
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

  /** Plays a note of a track's instrument until it is let go. */
  playNote(trackId: string, pitch: number, velocity: number): () => void {
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
    this.due(touched.some(({ collection }) => PLANNED.has(collection)) ? "plan" : "knobs")
  }

  private due(what: "knobs" | "plan"): void {
    if (!this.isDue) queueMicrotask(() => { this.update() })
    if (what === "plan" || !this.isDue) this.isDue = what
  }

  /** The project with what a hand holds and the take that is auditioned in their places. */
  private heard(): ReturnType<Project["toData"]> {
    return withHeld(asHeard(this.session.project.toData(), this.auditioned), this.held.values())
  }

  private update(): void {
    const data = this.heard()
    this.graph.update(data)
    // An instrument that comes later plays from then on.
    if (!areReady(data)) void instrumentsReady(data).then(() => { this.transport.update(this.heard(), tempoOf(this.session.project)) }, () => undefined)
    if (this.isDue === "plan") this.transport.update(data, tempoOf(this.session.project))
    this.isDue = undefined
  }
}

/** What plays a project in a context: the nodes of its tracks, and what plans sound through them. */
export function soundOf(data: ProjectData, tempo: Tempo, context: AudioContext, library: Library, { destination = context.destination, clickTo, pool = new BufferPool() }: { destination?: AudioNode; clickTo?: ClickTo; pool?: BufferPool } = {}): { graph: Graph; player: Player } {
  const graph = buildGraph(data, context, { effects: builtInEffects, impulseOf: impulseOf(library, context.sampleRate), instrumentOf, destination })
  return { graph, player: new Player(data, graph, { tempo, audioOf: (hash) => library.source(hash), pool, stretch, ...(clickTo && { clickTo }) }) }
}

/** The stretcher is loaded when something is stretched first. */
export const stretch: Stretch = async (...args) => signalsmithStretch((await import("signalsmith-stretch")).default)(...args)

/** A project's tempo, as players and renders take it. */
export const tempoOf = ({ tempo }: Pick<Project, "tempo">): Tempo => ({ secondsAt: tempo.secondsAt, tickAt: tempo.ticksAt, bpmAt: tempo.bpmAt })
