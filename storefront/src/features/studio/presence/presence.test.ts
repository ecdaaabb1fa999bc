import { expect, it } from "vitest"
import { othersOf, sayWho } from "./presence"

const at = { cursor: 960, isPlaying: false, selected: ["r1"] }

it("the others are who says so in full, without oneself", () => {
  const states = new Map<number, unknown>([[1, { who: { id: "a", name: "Ana" }, at }], [2, { who: { id: "b", name: "Ben" }, at }], [3, { who: "nobody" }], [4, { who: { id: "c", name: "Cem" }, at: { ...at, cursor: Number.NaN } }]])
  expect(othersOf(states, 1).map(({ who, at: { cursor } }) => [who.name, cursor])).toEqual([["Ben", 960]])
})

it("names are said in words", () => {
  expect([["Ana"], ["Ana", "Ben"], ["Ana", "Ana"], ["Ana", "Ben", "Cem", "Dia"]].map(sayWho)).toEqual(["Ana", "Ana and Ben", "Ana", "Ana, Ben and 2 more"])
})
