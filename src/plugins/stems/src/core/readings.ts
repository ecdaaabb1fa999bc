import { beatsAt, chooseKey, chooseTempo } from "@max-booster/music"
import type { Analysis, Reading, TempoAndKey } from "@max-booster/extension-api"

/** What one engine heard, beats and all. */
export type Heard = TempoAndKey & Pick<Reading, "engine" | "engineLabel" | "engineVersion">

/** What an analysis takes from its engines. */
export type Reconciled = Pick<Analysis, "bpm" | "bpmConfidence" | "key" | "keyConfidence" | "beats" | "firstDownbeat" | "engine" | "engineVersion" | "askToConfirm"> & { readings: Reading[] }

/** Below this share of the votes engines are guessing. */
const SURE = 0.3

/**
 * Makes one answer of what several engines heard, the most trusted first. The producer is asked to confirm when engines disagree in his genre,
 * none is sure, or nothing was heard.
 * @throws {RangeError} when there are no readings
 */
export function reconcile(heard: readonly Heard[], genre: string | null): Reconciled {
  const [first] = heard
  if (!first) throw new RangeError("No engine gave a reading")
  const tempo = chooseTempo(heard, genre ?? undefined)
  const key = chooseKey(heard)
  const bpm = tempo.value
  const tracked = heard.find(({ beats }) => beats !== undefined)
  const beats = bpm === null || !tracked?.bpm ? [] : beatsAt(tracked.beats ?? [], tracked.bpm, bpm, tracked.firstDownbeat)
  return {
    engine: first.engine, engineVersion: first.engineVersion, readings: heard.map(({ beats: _beats, firstDownbeat: _first, ...reading }) => reading),
    bpm, bpmConfidence: round(tempo.votes), key: key.value, keyConfidence: round(key.votes),
    beats, firstDownbeat: beats.length > 0 ? tracked?.firstDownbeat ?? null : null,
    askToConfirm: !tempo.agree || !key.agree || bpm === null || key.value === null || tempo.votes < SURE || key.votes < SURE,
  }
}

const round = (share: number) => Math.round(share * 100) / 100
