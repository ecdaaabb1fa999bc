import { type ProjectData, present } from "../records"
import { beatsBetween, clickBuffer, clickNode, type ClickTo } from "./metronome"
import type { Player } from "./player"
import { frameAt, type Tempo } from "./tempo"

/** How playing begins; positions are ticks. */
export type PlayOptions = { from: number; loop?: { from: number; to: number }; /** Bars of clicks before. */ countIn?: number; /** From the call until sound, s: where a machine is so busy that a tenth of a second is too little, the beginning would be lost. */ aheadSeconds?: number; clickTo?: ClickTo }

/** Between now and what is planned, s: as much as a page in the background may sleep, and a little. */
const AHEAD_SECONDS = 1.5
/** From a call until sound unless said, s, and until a change made while playing is heard. */
const START_SECONDS = 0.1
const EVERY_MS = 100
const QUANTUM = 128
const wholeQuantum = (frames: number) => Math.ceil(frames / QUANTUM) * QUANTUM

/** Plays, stops and seeks in a live context. It begins at the first frame of a render quantum: then all is cut into blocks as offline. */
export class Transport {
  /** Frame of the context at which the timeline began, and where on it; undefined while it stands. */
  startFrame: number | undefined
  private timer: ReturnType<typeof setInterval> | undefined
  private countIn: AudioBufferSourceNode[] = []
  private failure: ((error: unknown) => void) | undefined

  constructor(private readonly context: AudioContext, private readonly player: Player, private project: ProjectData, private tempo: Tempo) {}

  /** Begins. @returns the frame of the context at which `from` sounds */
  async play({ from, loop, countIn = 0, aheadSeconds = START_SECONDS, clickTo }: PlayOptions): Promise<number> {
    this.stop()
    await this.context.resume()
    const { sampleRate } = this.context
    const meter = present(this.project.meters).sort((a, b) => a.tick - b.tick).findLast(({ tick }) => tick <= from) ?? { numerator: 4, denominator: 4, tick: 0 }
    const countTicks = (countIn * 3_840 * meter.numerator) / meter.denominator
    const ticksASecond = (this.tempo.bpmAt(from) * 960) / 60
    let start = 0
    const begin = () => (start = wholeQuantum((this.context.currentTime + aheadSeconds + countTicks / ticksASecond) * sampleRate))
    this.player.begin(frameAt(this.tempo, from, sampleRate), begin, loop && { from: frameAt(this.tempo, loop.from, sampleRate), to: frameAt(this.tempo, loop.to, sampleRate) })
    await this.player.advance(0)
    this.startFrame = start
    if (clickTo) this.countIn = beatsBetween([{ ...meter, tick: 0 }], 0, countTicks).map(({ tick, isAccented }) => {
      const click = new AudioBufferSourceNode(this.context, { buffer: clickBuffer(sampleRate, isAccented) })
      click.connect(clickNode(clickTo, isAccented))
      click.start(start / sampleRate - (countTicks - tick) / ticksASecond)
      return click
    })
    this.planOn()
    this.timer = setInterval(() => { this.planOn() }, EVERY_MS)
    return start
  }

  stop(): void {
    if (this.startFrame === undefined) return
    clearInterval(this.timer)
    for (const click of this.countIn) click.stop()
    this.player.stop(Math.ceil(this.context.currentTime * this.context.sampleRate))
    this.startFrame = undefined
  }

  /** Takes another state of the project; what differs is heard a tenth of a second later. The graph is updated by its owner. */
  update(project: ProjectData, tempo: Tempo): void {
    this.project = project
    this.tempo = tempo
    this.player.update(project, tempo, wholeQuantum((this.context.currentTime + START_SECONDS) * this.context.sampleRate))
    if (this.startFrame !== undefined) this.planOn()
  }

  /** The tick that is heard now, when sound leaves the graph after so many frames; undefined while nothing is. */
  positionTicks(latencyFrames = 0): number | undefined {
    const { currentTime, sampleRate } = this.context
    const frame = this.startFrame === undefined ? undefined : this.player.frameAt(Math.floor(currentTime * sampleRate) - latencyFrames)
    return frame === undefined ? undefined : this.tempo.tickAt(frame / sampleRate)
  }

  /** What is told when sound cannot be read; unless set, it is thrown. */
  onFailure(listener: (error: unknown) => void): void {
    this.failure = listener
  }

  private planOn(): void {
    const { currentTime, sampleRate } = this.context
    this.player.advance((currentTime + AHEAD_SECONDS) * sampleRate).catch((error: unknown) => {
      if (!this.failure) throw error
      this.failure(error)
    })
  }
}
