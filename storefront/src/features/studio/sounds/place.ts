import { addAsset, addRegion, addTrack, type Id, type Session, type Verdict } from "@max-booster/studio-core"
import type { Sound } from "../audio/library"

/** A sound that is in the library, and what its region is called. */
export type Placed = Sound & { region: string }

/** Where sounds go: one onto an audio track where that is one, else onto a new one; several onto new tracks each. `sourceBpm`: 0 does not follow the tempo. */
export type Target = { at: number; trackId: Id | null; sourceBpm: number }

/** Puts sounds of one recording onto the timeline, all from the same place on, in one step. @returns the regions */
export function placeSounds({ project, gesture, run }: Session, title: string, sounds: readonly Placed[], { at, trackId, sourceBpm }: Target): Id[] {
  const [only, ...more] = sounds
  const held = only && more.length === 0 && trackId !== null && project.get("tracks", trackId)?.kind === "audio" ? trackId : null
  return gesture(() => sounds.flatMap(({ region, hash, name, frames, sampleRate, channels }) => {
    run(addAsset({ hash, name, frames, sampleRate, channels }))
    const target = held ?? madeBy(run(addTrack({ kind: "audio", name: region })))
    return madeBy(run(addRegion({ kind: "audio", trackId: target, assetId: hash, name: region, start: at, length: frames / sampleRate, sourceBpm })))
  }), sounds.length > 1 ? `Add ${sounds.length} stems of “${title}”` : `Add “${only?.region ?? title}”`)
}

const madeBy = (verdict: Verdict): Id => (verdict.done ? (verdict.created[0] ?? "") : "")
