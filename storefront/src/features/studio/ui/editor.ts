import type { Id, LiveProject, Session } from "@max-booster/studio-core"
import { arrangeAtFirst, type Arrange } from "../arrange/state"
import type { Exchange } from "../audio/exchange"
import type { Library } from "../audio/library"
import type { Cycle, Engine } from "../engine/engine"
import { initialMix, type MixState } from "../mix/state"
import type { Sync } from "../project/sync"
import { initialRecording, type RecordingState } from "../record/state"
import { initialSounds, type SoundsState } from "../sounds/state"
import type { View } from "../view/geometry"

/** What of the editor is nobody else's: no part of the project, and not undone. */
export type EditorState = {
  view: View
  selected: ReadonlySet<Id>
  trackId: Id | null
  /** Where playing begins, ticks. */
  cursor: number
  cycle: Cycle & { isOn: boolean }
  isPlaying: boolean
  /** Asked to play, and not there yet: sounds and instruments are read. */
  isStarting: boolean
  /** Devices, panels and automation. */
  mix: MixState
  recording: RecordingState
  /** What went wrong last, in words. */
  trouble: string | null
  arrange: Arrange
  /** What is found and brought in. */
  sounds: SoundsState
}

/** One open editor: the project, its sound, and what this person looks at. */
export class Editor {
  private value: EditorState = { view: { from: 0, ticksPerPx: 24, top: 0 }, selected: new Set(), trackId: null, cursor: 0, cycle: { from: 0, to: 15_360, isOn: false }, isPlaying: false, isStarting: false, mix: initialMix, recording: initialRecording, trouble: null, arrange: arrangeAtFirst, sounds: initialSounds }
  private readonly listeners = new Set<() => void>()
  private readonly apart = new Set<() => void>()
  private opening: Promise<Engine> | undefined

  constructor(readonly person: { id: string; name: string }, readonly session: Session, readonly library: Library, readonly sync: Sync, readonly exchange: Exchange, private readonly openEngine: () => Promise<Engine>) {}

  get project(): LiveProject { return this.session.project }
  get state(): EditorState { return this.value }

  set(part: Partial<EditorState>): void {
    this.value = { ...this.value, ...part }
    for (const listener of this.listeners) listener()
    if (Object.keys(part).some((key) => key !== "view")) for (const listener of this.apart) listener()
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => { this.listeners.delete(listener) }
  }

  /** Of everything but the view, which changes with each frame of scrolling. */
  subscribeApart = (listener: () => void): (() => void) => {
    this.apart.add(listener)
    return () => { this.apart.delete(listener) }
  }

  /** The engine, once somebody wants to hear something. */
  engine?: Engine
  async sound(): Promise<Engine> {
    this.engine = await (this.opening ??= this.openEngine())
    return this.engine
  }

  async toggle(): Promise<void> {
    if (this.value.isPlaying) this.stop()
    else if (!this.value.isStarting) await this.play()
  }

  /** Plays from the cursor. @returns the frame of the context at which it sounds; undefined when it could not be started, which is said */
  async play({ countIn = 0, loops = this.value.cycle.isOn }: { countIn?: number; loops?: boolean } = {}): Promise<number | undefined> {
    this.set({ isStarting: true })
    try {
      const engine = await this.sound()
      const { cursor, cycle, recording } = this.value
      engine.metronome.set(recording.settings.metronome)
      const start = await engine.play(cursor, loops ? cycle : undefined, countIn)
      this.set({ isPlaying: true, isStarting: false, trouble: null })
      return start
    } catch (error) {
      this.opening = undefined
      this.set({ isStarting: false, trouble: error instanceof Error ? `The sound could not be started: ${error.message}` : "The sound could not be started." })
      return undefined
    }
  }

  /** Plays a note of a track until it is let go; opens the sound when it is the first. */
  async hold(trackId: Id, pitch: number, velocity: number): Promise<() => void> {
    return (await this.sound()).playNote(trackId, pitch, velocity)
  }

  stop(): void {
    this.engine?.stop()
    this.set({ isPlaying: false })
  }

  /** Goes to a place; what plays goes on from there. */
  seek(tick: number): void {
    if (this.value.recording.phase !== "idle") return // what is recorded belongs to where it is played
    const cursor = Math.max(0, Math.round(tick))
    this.set({ cursor })
    if (this.value.isPlaying) void this.engine?.play(cursor, this.value.cycle.isOn ? this.value.cycle : undefined)
  }

  async close(): Promise<void> {
    for (const { stop } of this.value.sounds.bringing) stop()
    await (await this.opening?.catch(() => undefined))?.close()
  }
}
