import { expect, it } from "vitest"
import { commandsOf, isPressed, studioCommands } from "./commands"

const press = (key: string, held: Partial<Record<"ctrlKey" | "metaKey" | "altKey" | "shiftKey", boolean>> = {}, code = `Key${key.toUpperCase()}`) => ({ key, code, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held })

it("every command has a name of its own, and no two the same keys", () => {
  expect(new Set(studioCommands.map(({ id }) => id)).size).toBe(studioCommands.length)
  expect(new Set(studioCommands.map(({ label, group }) => `${group} ${label}`)).size).toBe(studioCommands.length)
  const ways = studioCommands.flatMap(({ keys }) => keys?.split(" or ") ?? [])
  expect(ways.filter((way, index) => ways.indexOf(way) !== index)).toEqual([])
})

it("no key press means two commands", () => {
  const presses = [press("s"), press("S", { shiftKey: true }), press("z", { ctrlKey: true }), press("Z", { ctrlKey: true, shiftKey: true }), press("ArrowLeft"), press("ArrowLeft", { altKey: true }), press("ArrowLeft", { altKey: true, shiftKey: true }), press("ArrowLeft", { ctrlKey: true }), press("+", { shiftKey: true }), press("?", { shiftKey: true }), press("å", { ctrlKey: true, altKey: true }, "KeyA"), press("a", { metaKey: true })]
  expect(presses.map((each) => studioCommands.filter(({ keys }) => keys !== undefined && isPressed(keys, each)).map(({ id }) => id))).toEqual([
    ["split"], ["solo-track"], ["undo"], ["redo"], ["beat-back"], ["move-back"], ["slip-back"], ["marker-back"], ["closer"], ["sheet"], ["add-audio"], ["select-all"],
  ])
})

it("menus have commands for what they were opened on", () => {
  expect(commandsOf("region").map(({ id }) => id)).toContain("crossfade")
  expect(commandsOf("ruler").map(({ id }) => id)).toEqual(expect.arrayContaining(["marker", "tempo", "meter", "paste"]))
  expect(commandsOf("track").map(({ id }) => id)).toEqual(expect.arrayContaining(["delete-track", "into-folder", "fold"]))
})
