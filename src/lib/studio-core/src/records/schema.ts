import { choice, flag, idOf, integer, link, MAX_TICK, number, parent, text, type Field, type Scalar, type ValueOf } from "./fields"

/** Version of these records. A change of meaning raises it and adds a migration. */
export const SCHEMA = 1

/** Ticks of a quarter note. */
export const QUARTER = 960

/** Prefix of an insert's parameters. */
export const PARAM = "p:"

const name = text()
const colour = text("", 32)
const tick = integer(0, 0, MAX_TICK)
const gainDb = number(0, -144, 24)
const seconds = number(0, 0, 1e6)
const fadeCurve = number(0, -1, 1)

/** Every record, as data: what it holds, in which range, and what is assumed where it says nothing. */
export const schema = {
  settings: { name: text("Untitled"), sampleRate: choice(48_000, 44_100), snap: text("1/16", 16), key: text("", 16) },
  tracks: {
    kind: choice("audio", "instrument", "bus", "folder", "master"), name, colour, pos: text("", 400), parentId: link("folder"), outputId: link("bus"),
    gainDb, pan: number(0, -1, 1), mute: flag, solo: flag, soloSafe: flag,
    /** "" or e.g. "soundfont:0:38" (bank, program). */
    instrument: text("", 100),
  },
  /** Id: the hash. */
  assets: { hash: text("", 128), name, frames: integer(0, 0, 2 ** 40), sampleRate: integer(48_000, 1, 768_000), channels: integer(2, 1, 64) },
  regions: {
    trackId: parent("tracks"), kind: choice("audio", "notes"), name, colour, start: tick, gainDb, muted: flag, assetId: idOf("asset"),
    /** Seconds in the source. */
    offset: seconds, length: seconds,
    ratio: number(1, 1 / 16, 16), sourceBpm: number(0, 0, 999), transpose: number(0, -48, 48), reversed: flag,
    /** Seconds as heard. */
    fadeIn: seconds, fadeOut: seconds, fadeInCurve: fadeCurve, fadeOutCurve: fadeCurve,
    ticks: integer(4 * QUARTER, 1, MAX_TICK), loopTicks: tick, loops: number(1, 1e-6, 1e6), takeId: idOf("group"), takeLane: integer(0, 0, 9_999),
  },
  /** A note that starts before 0 or at the region's end and later is trimmed away: kept, not heard. */
  notes: { regionId: parent("regions"), start: integer(0, -MAX_TICK, MAX_TICK), ticks: integer(QUARTER, 1, MAX_TICK), pitch: integer(60, 0, 127), velocity: integer(100, 1, 127) },
  inserts: { trackId: parent("tracks"), pos: text("", 400), effect: text("", 100), version: integer(1, 1, 1e6), bypassed: flag, sidechainId: link(), /** A recording that the effect takes: an impulse response. */ assetId: idOf("asset") },
  sends: { trackId: parent("tracks"), busId: parent("tracks", "bus"), gainDb, pan: number(0, -1, 1), pre: flag },
  lanes: { trackId: parent("tracks"), target: idOf("target"), mode: choice("read", "off") },
  points: { laneId: parent("lanes"), tick, value: number(0, -1e9, 1e9), curve: number(0, -1, 1, 2) },
  markers: { tick, name, colour },
  tempos: { tick, bpm: number(120, 10, 999), ramp: flag },
  meters: { tick, numerator: integer(4, 1, 64), denominator: choice(4, 1, 2, 8, 16, 32, 64) },
} as const satisfies Record<string, Record<string, Field>>

export type { Scalar }
export type Id = string
type Schema = typeof schema
type Plain<C extends keyof Schema> = { -readonly [F in keyof Schema[C]]: ValueOf<Schema[C][F]> }

export type Settings = Plain<"settings">
export type Track = Plain<"tracks">
export type Asset = Plain<"assets">
export type Region = Plain<"regions">
export type Note = Plain<"notes">
/** Parameters stand beside the fields, `p:cutoff` and the like. */
export type Insert = Plain<"inserts"> & { [param: `p:${string}`]: number }
export type Send = Plain<"sends">
export type Lane = Plain<"lanes">
export type Point = Plain<"points">
export type Marker = Plain<"markers">
export type Tempo = Plain<"tempos">
export type Meter = Plain<"meters">

/** The record of each kind. */
export type Records = {
  settings: Settings; tracks: Track; assets: Asset; regions: Region; notes: Note; inserts: Insert; sends: Send
  lanes: Lane; points: Point; markers: Marker; tempos: Tempo; meters: Meter
}
/** Names a kind of record, and the document's top-level map that holds it. */
export type Collection = keyof Records

/** A project as plain JSON: what the document says, cleaned, without what is deleted. */
export type ProjectData = { schema: number; settings: Settings } & { [C in Exclude<Collection, "settings">]: Record<Id, Records[C]> }

/** All kinds of records; parents stand before their children. */
export const collections = Object.keys(schema) as Collection[]

/** A record's fields by name, in the order of the alphabet: canonical text rests on it. */
export const fieldsOf = Object.fromEntries(collections.map((each) => [each, Object.entries(schema[each]).sort(([a], [b]) => (a < b ? -1 : 1))])) as unknown as Record<Collection, [string, Field][]>

/** The fields that name the records without which one is not there. */
export const parentsOf = Object.fromEntries(collections.map((each) => [each, fieldsOf[each].flatMap(([key, field]) => (field.kind === "parent" ? [{ key, to: field.to, only: field.only }] : []))])) as Record<Collection, { key: string; to: "tracks" | "regions" | "lanes"; only?: string }[]>

/** Ids that are the same in every project. */
export const fixed = { settings: "project", master: "master", first: "first" } as const
