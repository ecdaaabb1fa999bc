import { addLane, addPoints, addTrack, openSession, seedProject } from "@max-booster/studio-core"
import { beforeEach, describe, expect, it, vi } from "vitest"
import type { Engine } from "../../engine/engine"
import { setMix, type WriteMode } from "../state"
import { aSilentEditor } from "../../testing/silent-editor"
import { lanesOf } from "./lanes"
import { pointsIn } from "./geometry"
import { valueAtTick, writerOf } from "./writer"

beforeEach(() => { vi.useFakeTimers(); return () => { vi.useRealTimers() } })

/** An editor with one track (id-1), whose engine plays where it is put. */
function aStudio(mode: WriteMode) {
  let count = 0
  const session = openSession(seedProject({ name: "Night Drive", bpm: 120 }), { person: "ana", makeId: () => `id-${(count += 1)}` })
  session.run(addTrack({ kind: "audio", name: "Lead" }))
  const engine = { position: undefined as number | undefined, hold: vi.fn(), letGo: vi.fn(), stop: vi.fn() }
  const editor = aSilentEditor(session)
  editor.engine = engine as unknown as Engine
  const writer = writerOf(editor)
  setMix(editor, { writing: new Map([["id-1", mode]]) })
  return {
    editor, writer, engine, session,
    playAt(tick: number) { engine.position = tick; vi.advanceTimersByTime(45); if (!editor.state.isPlaying) editor.set({ isPlaying: true }) },
    stop() { engine.position = undefined; editor.set({ isPlaying: false }) },
    points: () => lanesOf(session.project, "id-1").flatMap((lane) => pointsIn(session.project, lane).map(({ tick, value }) => [tick, value])),
  }
}

describe("a moved control", () => {
  it("writes by touch until it is let go: the lane is made, the hand is heard meanwhile, and all is one step", () => {
    const { writer, engine, session, playAt, stop, points } = aStudio("touch")
    playAt(1_000)
    writer.begin("id-1", "gain")
    writer.move("id-1", "gain", -6)
    expect(engine.hold).toHaveBeenCalledWith({ trackId: "id-1", target: "gain", value: -6 })
    expect(writer.now("id-1", "gain")).toBe(-6)
    playAt(1_200)
    writer.move("id-1", "gain", -12)
    playAt(1_300)
    writer.end("id-1", "gain")
    expect(engine.letGo).toHaveBeenCalledWith("id-1", "gain")
    expect(points()).toEqual([[1_000, -6], [1_200, -12], [1_300, -12]])
    stop()
    expect(session.project.get("tracks", "id-1")?.gainDb).toBe(0)
    expect(session.undoLabel).toBe("Write volume automation")
    session.undo()
    expect(points()).toEqual([])
  })

  it("writes by latch until playing ends", () => {
    const { writer, engine, playAt, stop, points } = aStudio("latch")
    playAt(0)
    writer.begin("id-1", "pan")
    writer.move("id-1", "pan", 0.5)
    writer.end("id-1", "pan")
    expect(points()).toEqual([])
    playAt(2_000)
    stop()
    expect(engine.letGo).toHaveBeenCalledWith("id-1", "pan")
    expect(points().map(([, value]) => value)).toEqual([0.5, 0.5])
  })

  it("writes all that has a lane from the beginning on, untouched, where the mode is write", () => {
    const { session, playAt, stop, points } = aStudio("write")
    session.run(addLane("id-1", "gain"))
    session.run(addPoints("id-2", [{ tick: 0, value: -3 }, { tick: 1_920, value: -30 }, { tick: 3_840, value: 0 }]))
    playAt(0)
    playAt(1_920)
    playAt(2_400)
    stop()
    expect(valueAtTick(session.project, "id-1", "gain", 1_920)).toBe(-3)
    expect(points().at(-1)).toEqual([3_840, 0])
  })

  it("sets a point at the cursor where it stands still, and is refused where the lane is only read", () => {
    const { editor, writer, session, points } = aStudio("touch")
    writer.begin("id-1", "gain")
    writer.move("id-1", "gain", -2)
    writer.end("id-1", "gain")
    expect(session.project.get("tracks", "id-1")?.gainDb).toBe(-2)
    session.run(addLane("id-1", "gain"))
    session.run(addPoints("id-2", [{ tick: 0, value: -3 }]))
    editor.set({ cursor: 960 })
    writer.move("id-1", "gain", -9)
    expect(points()).toEqual([[0, -3], [960, -9]])
    setMix(editor, { writing: new Map() })
    writer.move("id-1", "gain", -1)
    expect(editor.state.trouble).toContain("Volume follows its automation")
    expect(points()).toHaveLength(2)
  })
})
