import type { PointRecord, ProjectData, RegionRecord, TrackRecord } from "../records"

/** A track that changes nothing, with what is said of it. */
export const aTrack = (fields: Partial<TrackRecord>): TrackRecord => ({ kind: "audio", name: "", colour: "", pos: "a", parentId: "", outputId: "", gainDb: 0, pan: 0, mute: false, solo: false, soloSafe: false, instrument: "", ...fields })

/** A second of an asset from the first tick on, with what is said of it. */
export const aRegion = (fields: Partial<RegionRecord>): RegionRecord => ({
  trackId: "a", kind: "audio", name: "", colour: "", start: 0, gainDb: 0, muted: false, assetId: "noise", offset: 0, length: 1, ratio: 1, sourceBpm: 0, transpose: 0, reversed: false,
  fadeIn: 0, fadeOut: 0, fadeInCurve: 0, fadeOutCurve: 0, ticks: 0, loopTicks: 0, loops: 1, takeId: "", takeLane: 0, ...fields,
})

/** A point with a straight line to the next. */
export const aPoint = (laneId: string, tick: number, value: number, curve = 0): PointRecord => ({ laneId, tick, value, curve })

/** A project at 48 kHz and 120 BPM (1,920 ticks a second), with what is said of it. */
export const aProject = (fields: Partial<ProjectData>): ProjectData => ({
  schema: 1, settings: { name: "", sampleRate: 48_000, snap: "1/16", key: "" }, assets: {}, regions: {}, notes: {}, inserts: {}, sends: {}, lanes: {}, points: {}, markers: {},
  tempos: { first: { tick: 0, bpm: 120, ramp: false } }, meters: { first: { tick: 0, numerator: 4, denominator: 4 } }, ...fields,
  tracks: { master: aTrack({ kind: "master" }), ...fields.tracks },
})

/** 120 BPM throughout: 1,920 ticks a second. */
export const steadyTempo = { secondsAt: (tick: number) => tick / 1_920, tickAt: (seconds: number) => seconds * 1_920, bpmAt: () => 120 }
