import { expect, it } from "vitest"
import { begin, edit, redo, undo } from "./history"

it("goes back and forth, and forgets the way forth with a new edit", () => {
  const edited = edit(edit(begin(1), 2), 3)
  expect(undo(undo(undo(edited))).present).toBe(1)
  expect(redo(undo(edited)).present).toBe(3)
  expect(redo(edit(undo(edited), 4)).present).toBe(4)
})

it("makes one step of a drag", () => {
  const dragged = [2, 3, 4].reduce((history, value) => edit(history, value, "drag-1"), begin(1))
  expect(undo(dragged).present).toBe(1)
  expect(undo(edit(dragged, 5, "drag-2")).present).toBe(4)
})
