import { tempoMap, type ProjectData } from "@max-booster/studio-core"
import { BufferPool, loadWorklets, type Graph } from "@max-booster/studio-sound"
import type { Library } from "../../audio/library"
import { soundOf, tempoOf } from "../../engine/engine"
import { instrumentsReady } from "../../notes/instruments"
import { crossOver, cue, leadOf, setDoor, type Deck } from "./decks"
import { gather, secondsOf, soundsOf } from "./sounds"

/** Something that can be heard beside others: a version, or what was bounced of one. */
export type Heard = { id: string; label: string; data: ProjectData }

/** What is known of the sound while one compares. `missing`: how many sounds were not to be had. */
export type HearingState = { chosen: string; isPlaying: boolean; gathering: { done: number; of: number } | null; missing: number; trouble: string | null }

/** With the nodes that are let go of in the end. */
type Playing = Deck & { graph: Graph }

const QUANTUM = 128
/** From a press until sound, and from one to the other, s: planning takes so long. */
const AHEAD_SECONDS = 0.15
/** Later than this nobody waits for the other one to come at its place. */
const MOST_AHEAD_SECONDS = 1
/** What is planned before it sounds, s. */
const PLANNED_SECONDS = 1.5
const EVERY_MS = 100
/**
 * Plays several versions of a project, one at a time, and goes from one to another at the same moment of the music. Each has the graph and the player
 * that the studio plays with; the project that is worked on is not touched. Whoever opens it closes it.
 */
export class Hearing {
  private value: HearingState
  private readonly listeners = new Set<() => void>()
  private readonly decks = new Map<string, Playing>()
  /** What is decoded for one is there for all. */
  private readonly pool = new BufferPool()
  private readonly closing = new AbortController()
  private readonly peaks = new Set<(peaks: [number, number]) => void>()
  private opening: Promise<AudioContext> | undefined
  private context: AudioContext | undefined
  private playing: Playing | undefined
  /** Seconds from the beginning: where it stands, or began. */
  private place = 0
  /** Raised by whatever takes the place of what was asked for before. */
  private turn = 0
  private timer: ReturnType<typeof setInterval> | undefined
  /** Seconds of the longest. */
  readonly length: number

  /** @param all at least one; the sample rate is the last one's */
  constructor(private readonly all: readonly Heard[], private readonly library: Library, private readonly worklets: string) {
    this.value = { chosen: all[0]?.id ?? "", isPlaying: false, gathering: null, missing: 0, trouble: null }
    this.length = Math.max(0, ...all.map(({ data }) => secondsOf(data)))
  }

  get state(): HearingState { return this.value }
  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => { this.listeners.delete(listener) }
  }

  /** Seconds from the beginning that are heard now, or from which playing will begin. */
  get position(): number {
    const { context, playing } = this
    if (!context || !playing) return this.place
    const frame = playing.player.frameAt(Math.floor((context.currentTime - (context.outputLatency || 0)) * context.sampleRate))
    return frame === undefined ? this.place : Math.max(0, (frame - playing.latency) / context.sampleRate)
  }

  /** Calls back about 30 times a second with the peaks of what is heard, as amplitudes. @returns stops it */
  onPeaks(listener: (peaks: [number, number]) => void): () => void {
    this.peaks.add(listener)
    return () => { this.peaks.delete(listener) }
  }

  async toggle(): Promise<void> {
    if (this.value.isPlaying) this.stop()
    else await this.play(this.place >= this.length ? 0 : this.place)
  }

  /** Goes to a place, seconds; what plays goes on from there. */
  async seek(seconds: number): Promise<void> {
    this.place = Math.min(Math.max(0, seconds), this.length)
    if (this.value.isPlaying) await this.play(this.place)
    else this.tell({})
  }

  stop(): void {
    this.turn++
    this.place = this.value.isPlaying ? this.position : this.place
    this.silence()
    this.tell({ isPlaying: false, gathering: null })
  }

  /** Hears another one; while it plays, from the same moment on. */
  async choose(id: string): Promise<void> {
    this.tell({ chosen: id })
    const { context, playing } = this
    if (!context || !playing) return
    const turn = ++this.turn
    await this.goTo(id, context, playing, turn).catch((error: unknown) => { if (turn === this.turn) this.fail(error) })
  }

  private async goTo(id: string, context: AudioContext, playing: Playing, turn: number): Promise<void> {
    const next = this.deck(id, context)
    if (next === playing) return
    const rate = context.sampleRate
    // What has to be read first may take longer than that: planned too late, it would lie beside the other. The second time it is at hand.
    for (let ahead = AHEAD_SECONDS; ; ahead *= 2) {
      const at = wholeQuantum((context.currentTime + ahead) * rate) + leadOf(next)
      await cue(next, playing, at, playing.player.frameAt(at) ?? Math.round(this.position * rate) + playing.latency)
      if (turn !== this.turn || this.playing !== playing) { next.player.stop(now(context)); return }
      if (at - leadOf(next) >= now(context) + QUANTUM || ahead >= MOST_AHEAD_SECONDS) { crossOver(playing, next, Math.max(at, now(context) + QUANTUM)); break }
      next.player.stop(now(context))
    }
    this.playing = next
    await next.player.advance((context.currentTime + PLANNED_SECONDS) * rate)
  }

  async close(): Promise<void> {
    this.closing.abort()
    this.turn++
    this.silence()
    for (const { graph, door } of this.decks.values()) { graph.dispose(); door.disconnect() }
    this.listeners.clear()
    await (await this.opening?.catch(() => undefined))?.close()
  }

  private async play(from: number): Promise<void> {
    const turn = ++this.turn
    this.silence()
    this.place = from
    this.tell({ isPlaying: true, trouble: null })
    try {
      // The first thing in a gesture, as browsers want it.
      const context = await (this.opening ??= this.open())
      await context.resume()
      if (turn !== this.turn) return
      const deck = this.deck(this.value.chosen, context)
      const rate = context.sampleRate
      deck.player.begin(Math.round(from * rate), () => wholeQuantum((context.currentTime + AHEAD_SECONDS) * rate))
      await deck.player.advance(0)
      if (turn !== this.turn) { deck.player.stop(now(context)); return }
      for (const each of this.decks.values()) setDoor(each.door, each === deck ? 1 : 0, context.currentTime)
      this.playing = deck
      this.timer = setInterval(() => { this.planOn(context) }, EVERY_MS)
      this.planOn(context)
      // Another one may have been chosen meanwhile.
      if (this.deck(this.value.chosen, context) !== deck) await this.choose(this.value.chosen)
    } catch (error) {
      if (this.closing.signal.aborted) return
      this.fail(error)
    }
  }

  private async open(): Promise<AudioContext> {
    const last = this.all.at(-1)
    const context = new AudioContext({ sampleRate: last?.data.settings.sampleRate ?? 48_000, latencyHint: "interactive" })
    try {
      const hashes = soundsOf(this.all.map(({ data }) => data))
      this.tell({ gathering: { done: 0, of: hashes.length } })
      const [missing] = await Promise.all([gather(hashes, this.library, (done) => { this.tell({ gathering: { done, of: hashes.length } }) }, this.closing.signal), loadWorklets(context, this.worklets), ...this.all.map(({ data }) => instrumentsReady(data).catch((error: unknown) => { console.warn(`Instruments are silent: ${String(error)}`) }))])
      this.tell({ gathering: null, missing: missing.length })
      this.context = context
      return context
    } catch (error) {
      await context.close()
      throw error
    }
  }

  /** The nodes of one, made when it is first heard. */
  private deck(id: string, context: AudioContext): Playing {
    const known = this.decks.get(id)
    if (known) return known
    const heard = this.all.find((each) => each.id === id)
    if (!heard) throw new Error(`There is nothing called ${id} to hear`)
    const door = new GainNode(context, { gain: 0 })
    door.connect(context.destination)
    const { graph, player } = soundOf(heard.data, tempoOf({ tempo: tempoMap(Object.entries(heard.data.tempos)) }), context, this.library, { destination: door, pool: this.pool })
    const deck: Playing = { graph, player, door, latency: graph.latencyAt("master") }
    graph.master.onPeaks((peaks) => { if (this.playing === deck) for (const listener of this.peaks) listener(peaks) })
    this.decks.set(id, deck)
    return deck
  }

  private planOn(context: AudioContext): void {
    if (this.position >= this.length) {
      this.stop()
      this.place = 0
      this.tell({})
      return
    }
    this.playing?.player.advance((context.currentTime + PLANNED_SECONDS) * context.sampleRate).catch((error: unknown) => { this.fail(error) })
  }

  private silence(): void {
    clearInterval(this.timer)
    if (this.context) this.playing?.player.stop(now(this.context))
    this.playing = undefined
  }

  private fail(error: unknown): void {
    this.turn++
    this.silence()
    this.opening = this.context ? this.opening : undefined
    this.tell({ isPlaying: false, gathering: null, trouble: error instanceof Error ? `The sound could not be played: ${error.message}` : "The sound could not be played." })
  }

  private tell(part: Partial<HearingState>): void {
    this.value = { ...this.value, ...part }
    for (const listener of this.listeners) listener()
  }
}

const wholeQuantum = (frames: number) => Math.ceil(frames / QUANTUM) * QUANTUM
const now = (context: AudioContext) => Math.ceil(context.currentTime * context.sampleRate)
