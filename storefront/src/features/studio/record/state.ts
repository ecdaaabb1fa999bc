import type { Id } from "@max-booster/studio-core"
import type { Channel } from "./input"
import type { Latency } from "./latency"
import { defaultMetronome, type MetronomeSettings } from "./metronome"
import type { LostTake } from "./take-store"

/** Whether the input is heard: never, always, or on tracks that are armed. */
export type Monitor = "off" | "on" | "armed"

/** How this device records; kept on it. */
export type RecordSettings = { deviceId: string; channel: Channel; monitor: Monitor; /** Bars. */ countIn: 0 | 1 | 2; /** Only the cycle's range is recorded. */ isPunch: boolean; metronome: MetronomeSettings }

export type InputState =
  | { at: "none" }
  | { at: "asking" }
  | { at: "open"; label: string }
  | { at: "failed"; reason: string }

/** What of recording the editor shows. */
export type RecordingState = {
  armed: ReadonlySet<Id>
  phase: "idle" | "starting" | "recording" | "saving"
  input: InputState
  devices: readonly { id: string; label: string }[]
  settings: RecordSettings
  latency: Latency | null
  /** Of the measurement: running, or what came out in words. */
  measuring: { at: "no" } | { at: "running" } | { at: "done"; text: string } | { at: "failed"; reason: string }
  lost: readonly LostTake[]
  isInputShown: boolean
  /** The track whose takes are shown. */
  lanesOf: Id | null
  /** The take that is listened to. */
  auditioned: Id | null
  /** What ended a recording, or why it did not begin, in words. */
  trouble: string | null
}

const settings: RecordSettings = { deviceId: "", channel: "1", monitor: "off", countIn: 1, isPunch: false, metronome: defaultMetronome }

export const initialRecording: RecordingState = {
  armed: new Set(), phase: "idle", input: { at: "none" }, devices: [], settings, latency: null, measuring: { at: "no" }, lost: [], isInputShown: false, lanesOf: null, auditioned: null, trouble: null,
}

const KEY = "studio-recording"

/** Settings as this device kept them; what is missing or no longer known is as at first. */
export function readSettings(store: Pick<Storage, "getItem">): RecordSettings {
  try {
    const kept = (JSON.parse(store.getItem(KEY) ?? "{}") ?? {}) as Partial<RecordSettings>
    const metronome = kept.metronome ?? defaultMetronome
    const number = (value: unknown, fallback: number, min: number, max: number) => (typeof value === "number" && value >= min && value <= max ? value : fallback)
    return {
      deviceId: typeof kept.deviceId === "string" ? kept.deviceId : "",
      channel: (["1", "2", "stereo"] as const).find((each) => each === kept.channel) ?? settings.channel,
      monitor: (["off", "on", "armed"] as const).find((each) => each === kept.monitor) ?? settings.monitor,
      countIn: ([0, 1, 2] as const).find((each) => each === kept.countIn) ?? settings.countIn,
      isPunch: kept.isPunch === true,
      metronome: { isOn: metronome.isOn === true, gainDb: number(metronome.gainDb, defaultMetronome.gainDb, -40, 6), accentDb: number(metronome.accentDb, defaultMetronome.accentDb, 0, 12) },
    }
  } catch {
    return settings // what is not understood counts as never set
  }
}

export const keepSettings = (store: Pick<Storage, "setItem">, next: RecordSettings): void => { store.setItem(KEY, JSON.stringify(next)) }
