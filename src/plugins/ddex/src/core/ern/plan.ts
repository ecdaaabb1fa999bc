import type { ReleasePerson, ReleaseTrack } from "@max-booster/api-contract"
import type { Delivery } from "../delivery"
import type { ReleaseFacts } from "../facts"
import { type Billing, trackBilling } from "../words"
import type { Profile } from "./message"

/** A release from which no message can be built. Readiness says the same, and where to mend it, before. */
export class UnbuildableRelease extends Error {}

/** A track with its place and the references by which a message speaks of it. */
export type PlannedTrack = { track: ReleaseTrack; /** Counts from 1 in its disc. */ number: number; resource: string; technical: string; release: string; billing: Billing; durationMs: number; isInstrumental: boolean }

/** What all parts of a message look at: worked out once. */
export type Plan = {
  facts: ReleaseFacts; delivery: Delivery; profile: Profile
  people: ReadonlyMap<string, ReleasePerson>
  tracks: readonly PlannedTrack[]
  /** The cover's reference; null without one. */
  cover: string | null
  /** Under which the sender's own ids stand. */
  namespace: string
}

/** One track, sold as one: that is what recipients of singles take without track releases (DDEX ERN Part 2, 6.5). */
export const profileOf = ({ document }: ReleaseFacts): Profile => (document.tracks.length === 1 && document.kind === "single" ? "SimpleAudioSingle" : "Audio")

/** Discs in their order, tracks of a disc in theirs. */
export const inOrder = (tracks: readonly ReleaseTrack[]): ReleaseTrack[] => tracks.map((track, at) => ({ track, at })).sort((a, b) => a.track.disc - b.track.disc || a.at - b.at).map(({ track }) => track)

/** Whether nobody sings or speaks on a track. */
export const isInstrumental = ({ language }: Pick<ReleaseTrack, "language">) => language === "zxx"

/** @throws {UnbuildableRelease} naming what lacks */
export function planMessage(facts: ReleaseFacts, delivery: Delivery): Plan {
  const { document, sender } = facts
  if (!sender.dpid) throw new UnbuildableRelease(`${sender.name || "The sender"} has no DDEX party id: enter one under Identifiers`)
  if (!delivery.recipient.dpid) throw new UnbuildableRelease(`${delivery.recipient.name || "The recipient"} has no DDEX party id`)
  if (document.tracks.length === 0) throw new UnbuildableRelease("A release has at least one track")
  const people = new Map(document.people.map((person) => [person.id, person]))
  const counts = new Map<number, number>()
  const tracks = inOrder(document.tracks).map((track, at): PlannedTrack => {
    const number = (counts.get(track.disc) ?? 0) + 1
    counts.set(track.disc, number)
    const recording = track.recording_id === null ? undefined : facts.recordings.get(track.recording_id)
    const durationMs = delivery.sounds.get(track.id)?.durationMs ?? recording?.sound?.facts.durationMs
    if (durationMs === undefined) throw new UnbuildableRelease(`Track ${at + 1}, “${track.title}”, has no sound whose length is known`)
    return { track, number, resource: `A${at + 1}`, technical: `T${at + 1}`, release: `R${at + 1}`, billing: trackBilling(document, track, people), durationMs, isInstrumental: isInstrumental(track) }
  })
  const hasCover = delivery.cover !== null || facts.artwork !== null
  return { facts, delivery, profile: profileOf(facts), people, tracks, cover: hasCover ? `A${tracks.length + 1}` : null, namespace: sender.dpid }
}
