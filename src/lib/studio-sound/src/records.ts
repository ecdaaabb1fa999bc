/** The records of a project that sound is made of; they are those of the studio's document. Positions are ticks, 960 a quarter. */
type Rec<Fields> = Readonly<Fields & { deleted?: true }>

export type TrackRecord = Rec<{ kind: "audio" | "instrument" | "bus" | "folder" | "master"; name: string; colour: string; pos: string; /** A folder, or "". */ parentId: string; /** A bus, or "": the folder or the master. */ outputId: string; gainDb: number; pan: number; mute: boolean; solo: boolean; soloSafe: boolean; /** "" or e.g. "soundfont:0:38". */ instrument: string }>
export type AssetRecord = Rec<{ hash: string; name: string; frames: number; sampleRate: number; channels: number }>
export type RegionRecord = Rec<{
  trackId: string; kind: "audio" | "notes"; name: string; colour: string; /** Ticks. */ start: number; gainDb: number; muted: boolean
  assetId: string; /** Seconds into the source. */ offset: number; /** Seconds of the source. */ length: number; ratio: number; sourceBpm: number; /** Semitones. */ transpose: number; reversed: boolean
  /** Seconds as heard. */ fadeIn: number; fadeOut: number; fadeInCurve: number; fadeOutCurve: number
  /** Of a notes region, ticks. */ ticks: number; loopTicks: number; loops: number; takeId: string; takeLane: number
}>
export type NoteRecord = Rec<{ regionId: string; /** Ticks in the region. */ start: number; ticks: number; pitch: number; velocity: number }>
export type InsertRecord = Rec<{ trackId: string; pos: string; effect: string; version: number; bypassed: boolean; sidechainId: string; /** An asset that the effect takes, e.g. an impulse response; "" or left out: none. */ assetId?: string; [param: `p:${string}`]: number }>
export type SendRecord = Rec<{ trackId: string; busId: string; gainDb: number; pan: number; pre: boolean }>
export type LaneRecord = Rec<{ trackId: string; /** "gain", "pan", "mute", "send:ID" or "insert:ID:PARAM". */ target: string; mode: "read" | "off" }>
export type PointRecord = Rec<{ laneId: string; tick: number; value: number; /** To the next point: -1 to 1, 0 is straight; 2 holds. */ curve: number }>
export type TempoRecord = Rec<{ tick: number; bpm: number; ramp: boolean }>
export type MeterRecord = Rec<{ tick: number; numerator: number; denominator: number }>

type Collection<Each> = Readonly<Record<string, Each>>

/** A project as plain data. */
export type ProjectData = Readonly<{
  schema: number
  settings: Readonly<{ name: string; sampleRate: 44_100 | 48_000; snap: string; key: string }>
  tracks: Collection<TrackRecord>
  assets: Collection<AssetRecord>
  regions: Collection<RegionRecord>
  notes: Collection<NoteRecord>
  inserts: Collection<InsertRecord>
  sends: Collection<SendRecord>
  lanes: Collection<LaneRecord>
  points: Collection<PointRecord>
  markers: Collection<Rec<{ tick: number; name: string; colour: string }>>
  tempos: Collection<TempoRecord>
  meters: Collection<MeterRecord>
}>

/** The track that is always there. */
export const MASTER = "master"

/** What is not deleted of a collection, with its id, by `pos` and id where there is one. */
export function present<Each extends { deleted?: true; pos?: string }>(records: Readonly<Record<string, Each>>): (Each & { id: string })[] {
  return Object.entries(records).filter(([, record]) => !record.deleted).map(([id, record]) => ({ ...record, id }))
    .sort((a, b) => order(a.pos ?? "", b.pos ?? "") || order(a.id, b.id))
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
