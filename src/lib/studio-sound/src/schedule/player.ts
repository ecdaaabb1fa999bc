import { toAmplitude } from "@max-booster/mastering/decibels"
import { inOrder } from "@max-booster/studio-core/automation"
import type { BufferPool, Lease } from "../buffers/buffer-pool"
import type { Graph } from "../graph/build-graph"
import { type ProjectData, present, type RegionRecord } from "../records"
import { scheduleLane } from "./automation"
import { beatsBetween, clickBuffer, clickNode, type ClickTo } from "./metronome"
import { soundingNotes } from "./notes"
import { envelopeOf, type Piece, piecesOf, planOf, type RegionPlan } from "./pieces"
import { type AudioOf, Sounds } from "./sounds"
import type { Stretch } from "./stretch"
import { frameAt, type Tempo, timeAt } from "./tempo"

/** What a player is made with. */
export type PlayerOptions = {
  tempo: Tempo
  audioOf: AudioOf
  pool: BufferPool
  stretch?: Stretch
  /** Frames that are planned at once; half a second unless said. */
  windowFrames?: number
  /** Clicks go here; left out: there are none. */
  clickTo?: ClickTo
}

/** Frames of the timeline that are played in circles. */
export type Loop = { readonly from: number; readonly to: number }

/** What is played of a region in a range, its buffers at hand. */
type Ready = { region: RegionRecord; plan: RegionPlan; parts: { piece: Piece; lease: Lease<AudioBuffer> }[] }
/** Something that sounds or will. */
type Voice = { source: AudioBufferSourceNode; end(): void }

const WINDOW_FRAMES = 24_576

/** A take that waits in its folder: lane 0 is the comp, which is heard. */
const isWaiting = ({ takeId, takeLane }: RegionRecord) => takeId !== "" && takeLane > 0
const release = (ready: readonly (Ready | undefined)[]) => { for (const each of ready) for (const { lease } of each?.parts ?? []) lease.release() }

/**
 * Plays a project through its graph. Each range of the timeline is planned by itself, from what the project is then: nothing is carried
 * over from the range before, so that starting in the middle of a region, looping, seeking and planning anew are the same thing.
 */
export class Player {
  /** Next frame of the timeline to be planned, and the frame of the context at which it sounds. */
  private cursor = 0
  private at = 0
  private startAt: (() => number) | undefined
  private loop: Loop | undefined
  private isFresh = true
  /** Ranges that were planned: frames of the context and of the timeline. */
  private planned: { at: number; from: number; frames: number }[] = []
  /** Raised when what was planned no longer counts. */
  private turn = 0
  private readonly voices = new Set<Voice>()
  private readonly sounds: Sounds
  private readonly clicks: readonly [AudioBuffer, AudioBuffer]
  private planning: Promise<void> = Promise.resolve()
  /** What is being read for the range that is planned next. */
  private ahead: { from: number; turn: number; ready: ReturnType<Player["read"]> } | undefined
  private tempo: Tempo

  constructor(private project: ProjectData, private readonly graph: Graph, private readonly options: PlayerOptions) {
    const { sampleRate } = graph.context
    this.tempo = options.tempo
    this.sounds = new Sounds(sampleRate, options.audioOf, options.pool, options.stretch)
    this.clicks = [clickBuffer(sampleRate, false), clickBuffer(sampleRate, true)]
  }

  /**
   * Begins at a frame of the timeline with the next `advance`.
   * @param at frame of the context; asked for once the first sound is decoded, so that none of it comes too late
   */
  begin(from: number, at: () => number, loop?: Loop): void {
    this.turn++
    this.cursor = from
    this.at = Number.NEGATIVE_INFINITY
    this.startAt = at
    this.planned = []
    this.loop = loop && loop.to > loop.from && from < loop.to ? loop : undefined
    this.isFresh = true
  }

  /** Plans on by whole ranges, until a frame of the context is reached or passed. Calls wait for each other. */
  advance(until: number): Promise<void> {
    const turn = this.turn
    this.planning = this.planning.catch(() => undefined).then(async () => {
      while (turn === this.turn && this.at < until) await this.planWindow(turn)
    })
    return this.planning
  }

  /** Reads what the next range plays, so that planning it need not wait. */
  readAhead(): void {
    this.forgetAhead()
    const ready = this.read(this.cursor, this.endFrom(this.cursor))
    // Whoever plans the range is told.
    ready.catch(() => undefined)
    this.ahead = { from: this.cursor, turn: this.turn, ready }
  }

  /** Takes another state of the project; what was planned from a frame of the context on is planned anew by the next `advance`. */
  update(project: ProjectData, tempo: Tempo, from: number): void {
    this.project = project
    this.tempo = tempo
    const back = this.frameAt(from)
    if (from >= this.at || back === undefined) return
    this.silence(from)
    this.cursor = back
    this.at = from
    this.isFresh = true
    this.turn++
  }

  /** The frame of the timeline that sounds at a frame of the context; undefined where nothing is planned. */
  frameAt(frame: number): number | undefined {
    const range = this.planned.findLast(({ at, frames }) => frame >= at && frame < at + frames)
    return range && range.from + frame - range.at
  }

  /** Ends everything at a frame of the context. */
  stop(at: number): void {
    this.turn++
    this.silence(at)
  }

  /** Lets go of everything at once; for a context that is over. */
  dispose(): void {
    this.turn++
    this.forgetAhead()
    for (const voice of [...this.voices]) voice.end()
  }

  private silence(from: number): void {
    const { sampleRate } = this.graph.context
    const time = from / sampleRate
    for (const { source } of this.voices) source.stop(time)
    for (const lane of present(this.project.lanes)) {
      const found = this.graph.laneTarget(lane.trackId, lane.target)
      for (const { target } of found?.control.targets ?? []) target.cancelScheduledValues(timeAt(from + (found?.latency ?? 0), sampleRate))
    }
    for (const { id } of present(this.project.tracks)) this.graph.strip(id)?.instrument?.silence(time)
  }

  private async planWindow(turn: number): Promise<void> {
    if (this.loop && this.cursor >= this.loop.to) {
      this.cursor = this.loop.from
      this.isFresh = true
    }
    const from = this.cursor
    const to = this.endFrom(from)
    const { ahead } = this
    const isRead = ahead?.from === from && ahead.turn === turn
    if (isRead) this.ahead = undefined
    const ready = await (isRead ? ahead.ready : this.read(from, to))
    if (turn !== this.turn) {
      release(ready)
      return
    }
    this.startNow(from)
    for (const each of ready) if (each) this.play(each, from, to)
    this.playNotes(from, to)
    this.moveLanes(from, to)
    this.click(from, to)
    const { sampleRate } = this.graph.context
    this.graph.follow(this.tempo.bpmAt(this.tempo.tickAt(from / sampleRate)), timeAt(this.at, sampleRate))
    for (const { tick, bpm } of present(this.project.tempos)) {
      const frame = frameAt(this.tempo, tick, sampleRate)
      if (frame > from && frame < to) this.graph.follow(bpm, timeAt(this.at + frame - from, sampleRate))
    }
    const now = this.graph.context.currentTime * sampleRate
    this.planned = [...this.planned.filter(({ at, frames: length }) => at + length > now - sampleRate), { at: this.at, from, frames: to - from }]
    this.at += to - from
    this.cursor = to
    this.isFresh = false
  }

  private endFrom(from: number): number {
    return Math.min(from + (this.options.windowFrames ?? WINDOW_FRAMES), this.loop?.to ?? Number.POSITIVE_INFINITY)
  }

  private read(from: number, to: number): Promise<(Ready | undefined)[]> {
    return Promise.all(present(this.project.regions).map((region) => this.prepare(region, from, to)))
  }

  private forgetAhead(): void {
    this.ahead?.ready.then(release, () => undefined)
    this.ahead = undefined
  }

  private startNow(from: number): void {
    if (!this.startAt) return
    const { sampleRate } = this.graph.context
    this.at = this.startAt()
    this.startAt = undefined
    this.graph.start(timeAt(this.at, sampleRate), this.tempo.bpmAt(this.tempo.tickAt(from / sampleRate)))
  }

  /** Has the buffers of what a region plays in a range. */
  private async prepare(region: RegionRecord, from: number, to: number): Promise<Ready | undefined> {
    const { sampleRate } = this.graph.context
    if (region.kind !== "audio" || region.muted || isWaiting(region)) return undefined
    const plan = planOf(region, this.tempo, sampleRate)
    if (plan.start >= to || plan.end <= from) return undefined
    const source = await this.sounds.sourceOf(region)
    if (!source) return undefined
    const pieces = piecesOf(region, plan, source.frames, from, to, sampleRate)
    return { region, plan, parts: await Promise.all(pieces.map(async (piece) => ({ piece, lease: await this.sounds.part(region, plan, source, piece.chunk) }))) }
  }

  private play({ region, plan, parts }: Ready, from: number, to: number): void {
    const { context } = this.graph
    const { sampleRate } = context
    const entry = this.graph.strip(region.trackId)?.entry
    if (!entry) return
    const start = Math.max(from, plan.start)
    const frames = Math.min(to, plan.end) - start
    const envelope = envelopeOf(region, plan, start, frames, sampleRate)
    let way: AudioNode = entry
    if (envelope || region.gainDb !== 0) {
      const gain = new GainNode(context, { gain: toAmplitude(region.gainDb) })
      if (envelope) gain.gain.setValueCurveAtTime(envelope, (this.at + start - from) / sampleRate, frames / sampleRate)
      gain.connect(entry)
      way = gain
    }
    let left = parts.length
    const done = () => { if (--left === 0 && way !== entry) way.disconnect() }
    for (const { piece, lease } of parts) {
      this.voice(lease.buffer, way, this.at + piece.at - from, piece.offset, piece.frames, () => {
        lease.release()
        done()
      })
    }
  }

  /** Plays frames of a buffer; what should have begun already begins in its middle. */
  private voice(buffer: AudioBuffer, to: AudioNode, at: number, offset: number, frames: number, done: () => void): void {
    const { context } = this.graph
    const late = Math.max(0, Math.round(context.currentTime * context.sampleRate) - at, -offset)
    if (late >= frames) return done()
    const source = new AudioBufferSourceNode(context, { buffer })
    source.connect(to)
    const voice = { source, end: () => {
      if (!this.voices.delete(voice)) return
      source.disconnect()
      done()
    } }
    this.voices.add(voice)
    source.onended = voice.end
    // A whole number of frames in seconds may round up to one frame more; a quarter less never does.
    source.start((at + late) / context.sampleRate, (offset + late) / context.sampleRate, (frames - late - 0.25) / context.sampleRate)
  }

  /** Notes that begin in a range; after a jump those that sound already, too. */
  private playNotes(from: number, to: number): void {
    const { sampleRate } = this.graph.context
    const notes = present(this.project.notes)
    for (const region of present(this.project.regions)) {
      const instrument = this.graph.strip(region.trackId)?.instrument
      if (!instrument || region.kind !== "notes" || region.muted || isWaiting(region)) continue
      for (const { tick, end, pitch, velocity } of soundingNotes(region, notes.filter(({ regionId }) => regionId === region.id))) {
        const [first, last] = [frameAt(this.tempo, tick, sampleRate), frameAt(this.tempo, end, sampleRate)]
        const begin = this.isFresh ? Math.max(first, from) : first
        if (begin < from || begin >= to || last <= begin) continue
        instrument.play({ pitch, velocity, time: (this.at + begin - from) / sampleRate, seconds: (Math.min(last, this.loop?.to ?? last) - begin) / sampleRate })
      }
    }
  }

  private moveLanes(from: number, to: number): void {
    const points = present(this.project.points)
    for (const { id, trackId, target, mode } of present(this.project.lanes)) {
      const found = mode === "read" ? this.graph.laneTarget(trackId, target) : undefined
      const own = found ? inOrder(points.filter(({ laneId }) => laneId === id), target) : []
      if (found && own.length > 0) scheduleLane(own, found, { from, to, at: this.at, sampleRate: this.graph.context.sampleRate, tempo: this.tempo })
    }
  }

  private click(from: number, to: number): void {
    const { clickTo } = this.options
    if (!clickTo) return
    const { sampleRate } = this.graph.context
    const meters = present(this.project.meters).sort((a, b) => a.tick - b.tick)
    for (const { tick, isAccented } of beatsBetween(meters, this.tempo.tickAt(from / sampleRate) - 1, this.tempo.tickAt(to / sampleRate) + 1)) {
      const frame = frameAt(this.tempo, tick, sampleRate)
      const buffer = this.clicks[isAccented ? 1 : 0]
      if (frame >= from && frame < to) this.voice(buffer, clickNode(clickTo, isAccented), this.at + frame - from, 0, buffer.length, () => undefined)
    }
  }
}
