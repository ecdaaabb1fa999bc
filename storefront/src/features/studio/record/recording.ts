import { addTrack, type Id } from "@max-booster/studio-core"
import { Recorder, type RecordedBlock } from "@max-booster/studio-sound"
import { useEditor } from "../ui/use-editor.client"
import type { Editor } from "../ui/editor"
import { InputDesk } from "./input-desk"
import { placeTake } from "./place-take"
import { passesOf } from "./placement"
import { readSettings, type RecordingState } from "./state"
import type { TakeMeta } from "./take-file"
import { discard, lockOf, lostTakes, TakeFile, type LostTake } from "./take-store"
import { foldersOf } from "./takes"
import { endings, troubleOf } from "./trouble"

/** A recording that goes on. */
type Running = { take: TakeFile; recorder: Recorder; /** Of the first sound that came. */ firstFrame?: number; started?: Omit<NonNullable<TakeMeta["played"]>, "firstFrame">; endFrame: number; isOver: boolean; /** Lets other tabs know that it is over. */ release(): void }

/** A worklet in a context that stands still never answers. */
const PATIENCE_MS = 1_500

const open = new WeakMap<Editor, Recording>()

/** Recording in an editor: one a page. */
export class Recording {
  readonly desk: InputDesk
  private running: Running | undefined
  private readonly stopFollowing: () => void

  constructor(private readonly editor: Editor, readonly projectId: string) {
    open.set(editor, this)
    this.desk = new InputDesk(editor, (words) => { this.breakOff(words) })
    this.set({ settings: readSettings(localStorage) })
    this.stopFollowing = editor.subscribe(() => { if (!editor.state.isPlaying && this.running && this.state.phase === "recording") void this.finish() })
    void this.look()
  }

  private get state(): RecordingState { return this.editor.state.recording }
  set(part: Partial<RecordingState>): void { this.editor.set({ recording: { ...this.state, ...part } }) }

  /** Begins to record on the armed tracks, or ends it. */
  async toggle(): Promise<void> {
    if (this.state.phase === "recording") { this.editor.stop(); return }
    if (this.state.phase !== "idle") return
    if (!this.desk.input) { this.set({ isInputShown: true }); return }
    this.editor.stop()
    await this.audition(null)
    this.set({ phase: "starting", trouble: null })
    try {
      await this.begin()
    } catch (error) {
      this.set({ phase: "idle", trouble: troubleOf(error) })
    }
  }

  /** Arms a track, or lets it go. */
  arm(trackId: Id): void {
    const armed = new Set(this.state.armed)
    if (!armed.delete(trackId)) armed.add(trackId)
    this.set({ armed })
    this.desk.routeMonitor()
  }

  /** Lets one take be heard in the place of what is chosen, from its beginning; null ends that. */
  async audition(takeRegionId: Id | null): Promise<void> {
    const { editor } = this
    if (takeRegionId === null) {
      editor.engine?.audition(null)
      this.set({ auditioned: null })
      return
    }
    const take = editor.project.get("regions", takeRegionId)
    if (!take || this.state.phase !== "idle") return
    const engine = await editor.sound()
    engine.audition(takeRegionId)
    this.set({ auditioned: takeRegionId })
    editor.seek(take.start)
    if (!editor.state.isPlaying) await editor.play()
  }

  /** Puts a take that a crash left where it was played. */
  async recover({ meta }: LostTake): Promise<void> {
    try {
      const hash = meta.hash ?? (await (await TakeFile.open(meta, () => undefined, false)).close()).hash
      const [trackId] = await placeTake(this.editor.session, this.editor.library, meta, hash)
      this.set({ lost: this.state.lost.filter((each) => each.meta.id !== meta.id), trouble: null })
      this.editor.set({ trackId: trackId ?? null })
    } catch (error) {
      this.set({ trouble: `“${meta.name}” could not be brought back yet: ${error instanceof Error ? error.message : String(error)} It is still kept on this device.` })
    }
  }

  async throwAway({ meta }: LostTake): Promise<void> {
    await discard(meta.id)
    this.set({ lost: this.state.lost.filter((each) => each.meta.id !== meta.id) })
  }

  /** Ends what runs; a take that is not in the project by then is offered when it is opened next. */
  async close(): Promise<void> {
    this.stopFollowing()
    this.desk.dispose()
    const { running } = this
    if (!running) return
    running.isOver = true
    await Promise.race([running.recorder.stop(), rest(PATIENCE_MS)])
    await running.take.close().catch(() => undefined)
    running.release()
  }

  private async look(): Promise<void> {
    try {
      this.set({ lost: await lostTakes(this.projectId) })
    } catch (error) {
      this.set({ trouble: `Takes that were not finished could not be looked for: ${error instanceof Error ? error.message : String(error)}` })
    }
  }

  private async begin(): Promise<void> {
    const { editor, desk: { input }, state: { settings } } = this
    if (!input) return
    const { cursor, cycle } = editor.state
    if (settings.isPunch && cursor >= cycle.to) throw new Error("The cursor lies behind the range for punch in and out. Put it before the range")
    const trackIds = this.targets()
    const engine = await editor.sound()
    const { sampleRate } = engine.context
    const frameOf = (tick: number) => Math.round(editor.project.tempo.secondsAt(tick) * sampleRate)
    const [range, from] = [{ from: frameOf(cycle.from), to: frameOf(cycle.to) }, frameOf(cursor)]
    const latencyFrames = Math.round(((this.desk.latencyNow()?.seconds ?? 0) + engine.mixSeconds) * sampleRate)
    const take = await TakeFile.open({
      version: 1, id: crypto.randomUUID(), projectId: this.projectId, trackIds, name: this.nameFor(trackIds), sampleRate, channels: settings.channel === "stereo" ? 2 : 1, startedAt: Date.now(), cursor,
    }, (error) => { this.breakOff(troubleOf(error)) })
    const release = await held(lockOf(take.about.id))
    const recorder = new Recorder(engine.context, input.node, (block) => { this.hear(running, block) })
    const running: Running = { take, recorder, endFrame: Infinity, isOver: false, release }
    this.running = running
    const startFrame = await editor.play({ countIn: settings.countIn, loops: cycle.isOn && !settings.isPunch })
    if (startFrame === undefined || running.isOver) {
      await this.giveUp(running)
      return
    }
    running.started = { startFrame, from, ...(cycle.isOn && !settings.isPunch && { loop: range }), latencyFrames, ...(settings.isPunch && { punch: range }) }
    if (settings.isPunch) running.endFrame = startFrame + range.to - from + latencyFrames
    for (const event of ["statechange", "error"]) engine.context.addEventListener(event, () => { if (this.running === running && (event === "error" || engine.context.state !== "running")) this.breakOff(endings.suspended) })
    this.set({ phase: "recording" })
  }

  private hear(running: Running, { frame, channels }: RecordedBlock): void {
    if (running.isOver && this.running !== running) return
    running.take.write(channels)
    running.firstFrame ??= frame
    if (running.started && !running.take.about.played) running.take.note({ played: { ...running.started, firstFrame: running.firstFrame } })
    // Punched out: playing goes on.
    if (frame + (channels[0]?.length ?? 0) >= running.endFrame && !running.isOver) void this.finish()
  }

  /** Ends a recording that cannot go on; what was recorded comes into the project. */
  private breakOff(words: string): void {
    const { running } = this
    if (!running || running.isOver) return
    this.set({ trouble: words })
    if (this.state.phase === "starting") running.isOver = true
    this.editor.stop()
  }

  private async finish(): Promise<void> {
    const { running } = this
    if (!running || running.isOver) return
    running.isOver = true
    this.set({ phase: "saving" })
    try {
      await Promise.race([running.recorder.stop(), rest(PATIENCE_MS)])
      const { frames, hash } = await running.take.close()
      const { about } = running.take
      if (frames === 0 || !reachesMusic(about, frames)) {
        await discard(about.id)
        this.set({ trouble: this.state.trouble === null ? endings.tooShort : endings.nothing(this.state.trouble) })
      } else {
        const [trackId] = await placeTake(this.editor.session, this.editor.library, about, hash)
        if (trackId !== undefined && foldersOf(this.editor.project, trackId).length > 0) this.set({ lanesOf: trackId })
      }
    } catch (error) {
      this.set({ trouble: `The take was recorded but could not be put into the project: ${error instanceof Error ? error.message : String(error)} It is kept on this device.` })
      running.release()
      await this.look()
    }
    this.rest(running)
  }

  private async giveUp(running: Running): Promise<void> {
    running.isOver = true
    await Promise.race([running.recorder.stop(), rest(PATIENCE_MS)])
    await running.take.close().catch(() => undefined)
    await discard(running.take.about.id)
    this.rest(running)
  }

  private rest(running: Running): void {
    running.release()
    this.running = undefined
    this.set({ phase: "idle" })
  }

  /** Armed tracks; else the chosen one, else a new one, which is armed then. */
  private targets(): Id[] {
    const { session, project, state: { trackId } } = this.editor
    const isAudio = (id: Id | null): id is Id => id !== null && project.get("tracks", id)?.kind === "audio"
    const armed = [...this.state.armed].filter(isAudio)
    if (armed.length > 0) return armed
    const made = isAudio(trackId) ? undefined : session.run(addTrack({ kind: "audio", name: "Recording" }))
    const id = made?.done ? (made.created[0] ?? "") : (trackId ?? "")
    this.arm(id)
    this.editor.set({ trackId: id })
    return [id]
  }

  private nameFor([trackId = ""]: readonly Id[]): string {
    const { project } = this.editor
    const name = project.get("tracks", trackId)?.name || "Recording"
    const count = new Set(project.of("regions", "trackId", trackId).map(({ assetId }) => assetId)).size
    return `${name} ${count + 1}`
  }
}

/** The recording of an editor. @throws {Error} none was made for it */
export function recordingOf(editor: Editor): Recording {
  const recording = open.get(editor)
  if (!recording) throw new Error("Nothing records in this editor")
  return recording
}

export const useRecording = (): Recording => recordingOf(useEditor())

/** Whether more than what was counted before was recorded. */
const reachesMusic = ({ played, sampleRate }: TakeMeta, frames: number) => played !== undefined && passesOf(played, { firstFrame: played.firstFrame, frames, sampleRate }, played.latencyFrames, played.punch).length > 0

const rest = (ms: number) => new Promise<void>((resolve) => { setTimeout(resolve, ms) })

/** Holds a lock until the function that comes back is called. */
const held = (name: string) => new Promise<() => void>((resolve) => {
  void navigator.locks.request(name, () => new Promise<void>((release) => { resolve(release) }))
})
