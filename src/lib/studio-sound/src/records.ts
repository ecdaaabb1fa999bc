import type { Insert, Lane, Meter, Note, Point, ProjectData as Project, Region, Send, Track } from "@max-booster/studio-core/records/schema"

/** A record of the studio's document; `deleted` ones, which a project that is not cleaned may hold, are passed over. */
type Rec<Fields> = Readonly<Fields & { deleted?: true }>

export type TrackRecord = Rec<Track>
export type RegionRecord = Rec<Region>
export type NoteRecord = Rec<Note>
export type InsertRecord = Rec<Insert>
export type SendRecord = Rec<Send>
export type LaneRecord = Rec<Lane>
export type PointRecord = Rec<Point>
export type MeterRecord = Rec<Meter>

/** A project as plain data: that of the studio's core, which nothing here writes to. */
export type ProjectData = Readonly<Pick<Project, "schema" | "settings">> & { readonly [Name in Exclude<keyof Project, "schema" | "settings">]: Readonly<Record<string, Rec<Project[Name][string]>>> }

/** The track that is always there. */
export const MASTER = "master"

/** What is not deleted of a collection, with its id, by `pos` and id where there is one. */
export function present<Each extends { deleted?: true; pos?: string }>(records: Readonly<Record<string, Each>>): (Each & { id: string })[] {
  return Object.entries(records).filter(([, record]) => !record.deleted).map(([id, record]) => ({ ...record, id }))
    .sort((a, b) => order(a.pos ?? "", b.pos ?? "") || order(a.id, b.id))
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
