import { addLane, addPoints, pointsOf, valueAt, writePass, type Id, type LiveProject, type Tolerance } from "@max-booster/studio-core"
import type { Editor } from "../../ui/editor"
import { toPosition, type Spec } from "../spec"
import { attempt, type WriteMode } from "../state"
import { laneOf, setTarget, specOf, targetsOf, valueIn, type Target } from "../targets"
import { Passes, type Pass } from "./passes"

/** Between two looks at where it plays, ms. */
const EVERY_MS = 40

/** How finely written values are kept: a two-hundredth of the way, and a fiftieth of a quarter. */
export function toleranceOf({ min, max, scale, silence }: Spec): Tolerance {
  const valueTolerance = scale === "log" ? Math.log2(max / min) / 200 : silence !== undefined ? 0.2 : (max - min) / 200
  return { valueTolerance, tickTolerance: 20, ...(scale && { scale }) }
}

/** What a control shows at a tick: what its lane says there, else where it stands. */
export function valueAtTick(project: LiveProject, trackId: Id, target: Target, tick: number): number {
  const lane = laneOf(project, trackId, target)
  return (lane && valueAt(pointsOf(project, lane.id), tick, specOf(project, target)?.scale)) ?? valueIn(project, trackId, target)
}

/** Moves controls by hand, and writes them onto their lanes by the mode of their track. */
export class Writer {
  private readonly passes = new Passes()
  private timer: ReturnType<typeof setInterval> | undefined
  private wasPlaying = false

  constructor(private readonly editor: Editor) {
    editor.subscribe(() => { this.follow() })
  }

  /** Where a control is now, as heard or as held. */
  now(trackId: Id, target: Target): number {
    return this.passes.valueOf(keyOf(trackId, target)) ?? valueAtTick(this.editor.project, trackId, target, this.tick)
  }

  /** A hand takes a control: all until `end` is one step. */
  begin(trackId: Id, target: Target): void {
    if (!this.writes(trackId)) this.editor.session.begin(`Change ${specOf(this.editor.project, target)?.label.toLowerCase() ?? "control"}`)
  }

  /** Moves a control: writes while it plays, sets a point where a lane has it, else sets it. */
  move(trackId: Id, target: Target, value: number): void {
    const { editor } = this
    const lane = laneOf(editor.project, trackId, target)
    if (this.writes(trackId)) {
      this.keep(this.passes.move(keyOf(trackId, target), this.tick, value))
      editor.engine?.hold({ trackId, target, value })
    } else if (!lane) attempt(editor, setTarget(trackId, target, value))
    else if (this.modeOf(trackId) !== "read" && !editor.state.isPlaying) attempt(editor, addPoints(lane.id, [{ tick: editor.state.cursor, value }]))
    else editor.set({ trouble: `${specOf(editor.project, target)?.label ?? "This"} follows its automation. Choose touch, latch or write for the track to change it, or switch the lane off.` })
  }

  end(trackId: Id, target: Target): void {
    this.editor.session.end()
    const ended = this.passes.release(keyOf(trackId, target), this.tick, this.modeOf(trackId))
    this.keep(ended)
    if (ended.length > 0) this.editor.engine?.letGo(trackId, target)
    this.rest()
  }

  private get tick(): number {
    const { isPlaying, cursor } = this.editor.state
    return Math.max(0, Math.round((isPlaying ? this.editor.engine?.position : undefined) ?? this.lastTick ?? cursor))
  }
  private lastTick: number | undefined

  private modeOf(trackId: Id): WriteMode {
    return this.editor.state.mix.writing.get(trackId) ?? "read"
  }

  private writes(trackId: Id): boolean {
    return this.editor.state.isPlaying && this.modeOf(trackId) !== "read"
  }

  /** Playing begins or ends: "write" writes from its beginning all that has a lane, and everything ends with it. */
  private follow(): void {
    const { isPlaying, mix, cursor } = this.editor.state
    if (isPlaying === this.wasPlaying) return
    this.wasPlaying = isPlaying
    if (!isPlaying) {
      // The engine has stopped: what it said last is where it ended.
      this.finish(this.passes.stop(this.lastTick ?? cursor))
      this.rest()
      return
    }
    for (const [trackId, mode] of mix.writing) if (mode === "write") for (const { target } of targetsOf(this.editor.project, trackId, this.editor.project.of("inserts", "trackId", trackId))) {
      if (!laneOf(this.editor.project, trackId, target)) continue
      const value = valueAtTick(this.editor.project, trackId, target, cursor)
      this.passes.move(keyOf(trackId, target), cursor, value, false)
      this.editor.engine?.hold({ trackId, target, value })
    }
    this.timer ??= setInterval(() => {
      this.lastTick = this.editor.engine?.position ?? this.lastTick
      this.keep(this.passes.reach(this.tick))
    }, EVERY_MS)
  }

  private finish(passes: readonly Pass[]): void {
    this.keep(passes)
    for (const { key } of passes) { const [trackId = "", target = ""] = key.split(" "); this.editor.engine?.letGo(trackId, target) }
  }

  private rest(): void {
    if (this.editor.state.isPlaying) return
    clearInterval(this.timer)
    this.timer = undefined
    this.lastTick = undefined
  }

  /** Puts what was written onto its lane, which is made where there is none. */
  private keep(passes: readonly Pass[]): void {
    const { session, project } = this.editor
    for (const { key, values } of passes) {
      const [trackId = "", target = ""] = key.split(" ")
      const spec = specOf(project, target)
      if (!spec) continue
      session.gesture(() => {
        const there = project.of("lanes", "trackId", trackId).find((lane) => lane.target === target)
        const made = there ? undefined : session.run(addLane(trackId, target))
        const laneId = there?.id ?? (made?.done ? made.created[0] : undefined)
        if (laneId !== undefined) attempt(this.editor, writePass(laneId, values, toleranceOf(spec)))
      }, `Write ${spec.label.toLowerCase()} automation`)
    }
  }
}

const keyOf = (trackId: Id, target: Target) => `${trackId} ${target}`

const writers = new WeakMap<Editor, Writer>()

/** The writer of an editor. */
export function writerOf(editor: Editor): Writer {
  const writer = writers.get(editor) ?? new Writer(editor)
  writers.set(editor, writer)
  return writer
}

/** Whether a value shows another place than one before: a thousandth of the way. */
export const differs = (spec: Spec, a: number, b: number): boolean => Math.abs(toPosition(spec, a) - toPosition(spec, b)) > 1e-3
