import { expect, it } from "vitest"
import { presetNamed } from "./instruments"
import { NoteTake, readMidi } from "./midi"

it("reads notes on every channel, and a note on without velocity as its end", () => {
  expect([[0x90, 60, 100], [0x93, 62, 1], [0x90, 60, 0], [0x80, 60, 64], [0xb0, 1, 5], [0xf8]].map(readMidi)).toEqual([
    { kind: "on", pitch: 60, velocity: 100 }, { kind: "on", pitch: 62, velocity: 1 }, { kind: "off", pitch: 60 }, { kind: "off", pitch: 60 }, undefined, undefined,
  ])
})

it("makes notes of what is played, also across the end of a loop", () => {
  const take = new NoteTake()
  take.down(60, 90, 100.4)
  take.down(64, 80, 3_700)
  expect(take.up(60, 580.2)).toEqual({ start: 100, ticks: 480, pitch: 60, velocity: 90 })
  expect(take.pitches).toEqual([64])
  expect(take.up(64, 40, 3_840)).toEqual({ start: 3_700, ticks: 140, pitch: 64, velocity: 80 })
  expect(take.up(64, 50)).toBeUndefined()
})

it("knows instruments by bank and program", () => {
  expect([presetNamed("soundfont:128:0"), presetNamed("soundfont:0:38"), presetNamed("")]).toEqual([{ bank: 128, program: 0 }, { bank: 0, program: 38 }, { bank: 0, program: 0 }])
})
