import { expect, it } from "vitest"
import { initialRecording, keepSettings, readSettings } from "./state"

it("how a device records is kept, and what is not understood is as at first", () => {
  const kept = new Map<string, string>()
  const store = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => { kept.set(key, value) } }
  const settings = { ...initialRecording.settings, channel: "stereo", monitor: "armed", countIn: 2, isPunch: true, metronome: { isOn: true, gainDb: -6, accentDb: 0 } } as const
  keepSettings(store, settings)
  expect(readSettings(store)).toEqual(settings)
  for (const text of ["", "{", "null", "7", JSON.stringify({ channel: "9", countIn: 40, metronome: { gainDb: 900 } })]) {
    kept.set("studio-recording", text)
    expect(readSettings(store)).toEqual(initialRecording.settings)
  }
})
