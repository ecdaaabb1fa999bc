import { releaseWavSpec, type Readiness, type ReleaseArtwork, type ReleaseDocument, type ReleaseWavSpec } from "@max-booster/api-contract"
import type { StoredRendition } from "@max-booster/extension-api"

type Mending = Pick<StoredRendition, "recording_id" | "state" | "spec" | "fraction" | "problem_message">

/** Mendings at work, and those that came to nothing, by the tracks whose recording they are of. One that is done or was cancelled is no news. */
export function workingOn({ tracks }: Pick<ReleaseDocument, "tracks">, mendings: readonly Mending[]): Readiness["working"] {
  return mendings.filter(({ state }) => state !== "ready" && state !== "cancelled").flatMap(({ recording_id, spec, fraction, problem_message }) =>
    tracks.filter((track) => track.recording_id === recording_id).flatMap(({ id }) => releaseWavSpec.parse(spec).fixes.map((fix) => ({ fix, path: `tracks.${id}.audio`, fraction, problem: problem_message }))))
}

/** A cover whose words are being read: what readiness says of it is not all yet. */
export const readingOn = (artwork: ReleaseArtwork | null): Readiness["working"] =>
  artwork && artwork.words === undefined ? [{ fix: "read-cover", path: "artwork", fraction: 0, problem: null }] : []

/** The audio fixes, and what each asks for. */
const audioFixes: Readonly<Record<string, Partial<ReleaseWavSpec>>> = {
  "render-wav": { sampleRate: 44_100, bitDepth: 16 }, "trim-silence": { trim: true }, "lower-peak": { ceilingDbtp: -1 },
}

/** What is asked of a recording's file by a fix, with all that was mended or is being mended already; null: it is no fix of sound. */
export function mendingSpec(fix: string, newest: Pick<Mending, "state" | "spec"> | undefined): ReleaseWavSpec | null {
  const asked = audioFixes[fix]
  if (!asked) return null
  const before = newest && newest.state !== "cancelled" && newest.state !== "refused" ? releaseWavSpec.parse(newest.spec) : null
  const open = newest?.state === "ready" ? [] : (before?.fixes ?? [])
  return releaseWavSpec.parse({ ...before, ...asked, fixes: [...new Set([...open, fix])] })
}
