import { addRegion, addTrack, notesOf, openSession, seedProject } from "@max-booster/studio-core"
import { describe, expect, it } from "vitest"
import { aSilentEditor } from "../testing/silent-editor"
import { keyOnNotes } from "./roll-keys"

function aRoll() {
  let count = 0
  const session = openSession(seedProject({ name: "Night Drive", bpm: 120 }), { person: "ana", makeId: () => `id-${(count += 1)}` })
  session.run(addTrack({ kind: "instrument", name: "Keys" }))
  session.run(addRegion({ kind: "notes", trackId: "id-1", start: 0, ticks: 3_840 }))
  const editor = aSilentEditor(session)
  const grid = { kind: "notes", ticks: 240 } as const
  const key = (name: string, held: { altKey?: boolean; shiftKey?: boolean; ctrlKey?: boolean } = {}) => keyOnNotes(editor, "id-2", grid, { strength: 1, swing: 0 }, { key: name, altKey: false, shiftKey: false, ctrlKey: false, metaKey: false, ...held })
  return { editor, key, notes: () => notesOf(session.project, "id-2").map(({ start, ticks, pitch, velocity }) => [start, ticks, pitch, velocity]), said: () => editor.state.arrange.said.text }
}

describe("notes by keys", () => {
  it("are added one after another, chosen, moved, made longer and louder", () => {
    const { key, notes, said } = aRoll()
    key("Enter")
    key("Enter")
    expect(notes()).toEqual([[0, 240, 60, 100], [240, 240, 60, 100]])
    key("ArrowUp", { altKey: true })
    key("ArrowUp", { altKey: true, shiftKey: true })
    key("ArrowRight", { altKey: true })
    key("ArrowRight", { shiftKey: true })
    key("ArrowUp", { shiftKey: true })
    expect(notes()).toEqual([[0, 240, 60, 100], [480, 480, 73, 105]])
    key("ArrowLeft")
    expect(said()).toBe("C4 at 1.1.000, 0.25 quarters, velocity 100")
    key("Delete")
    expect(notes()).toEqual([[480, 480, 73, 105]])
  })

  it("are put on the grid, and what means nothing here is left to others", () => {
    const { editor, key, notes } = aRoll()
    editor.seek(130)
    key("Enter")
    key("q")
    expect(notes()).toEqual([[240, 240, 60, 100]])
    expect([key("x"), key("z", { ctrlKey: true })]).toEqual([false, false])
    key("a", { ctrlKey: true })
    expect(editor.state.arrange.selectedNotes.size).toBe(1)
    key("Escape")
    key("Escape")
    expect(editor.state.arrange.rollId).toBeNull()
  })
})
