import { endOf, isHeard, takesOf, type Entry, type Id, type Project, type ProjectData } from "@max-booster/studio-core"

/** A take on its lane, with the parts of the comp that come from it, ticks. */
export type TakeLane = { take: Entry<"regions">; end: number; chosen: { from: number; to: number }[] }
/** A take folder of a track. */
export type Folder = { takeId: Id; from: number; to: number; lanes: TakeLane[] }

/** The project as it sounds while one take is listened to: it stands in the place of its folder's comp. */
export function asHeard(data: ProjectData, takeRegionId: string | null): ProjectData {
  const take = takeRegionId === null ? undefined : data.regions[takeRegionId]
  if (!take || take.takeId === "") return data
  const regions = Object.entries(data.regions).map(([id, region]) => [id, region.takeId === take.takeId ? { ...region, takeLane: id === takeRegionId ? 0 : Math.max(1, region.takeLane) } : region] as const)
  return { ...data, regions: Object.fromEntries(regions) }
}

/** Where the beginning of a region's recording would lie, s: equal for a take and what was cut from it. */
const originOf = ({ tempo }: Project, { start, offset }: Entry<"regions">) => tempo.secondsAt(start) - offset
const NEAR_SECONDS = 0.002

/** The take folders of a track, in order, and what was chosen of each take. */
export function foldersOf(project: Project, trackId: Id): Folder[] {
  const ids = new Set(project.of("regions", "trackId", trackId).flatMap(({ takeId }) => (takeId === "" ? [] : [takeId])))
  return [...ids].flatMap((takeId) => {
    const regions = takesOf(project, takeId)
    const comp = regions.filter(isHeard)
    const lanes = regions.filter(({ takeLane }) => takeLane > 0).map((take): TakeLane => ({
      take, end: endOf(take, project.tempo),
      chosen: comp.filter((each) => each.assetId === take.assetId && Math.abs(originOf(project, each) - originOf(project, take)) < NEAR_SECONDS && each.start < endOf(take, project.tempo) && endOf(each, project.tempo) > take.start).map((each) => ({ from: each.start, to: endOf(each, project.tempo) })),
    }))
    return lanes.length === 0 ? [] : [{ takeId, from: Math.min(...lanes.map(({ take }) => take.start)), to: Math.max(...lanes.map(({ end }) => end)), lanes }]
  }).sort((a, b) => a.from - b.from)
}

/** Heard regions of a track that lie between two ticks: what a new recording there takes the place of. */
export const heardBetween = (project: Project, trackId: Id, from: number, to: number): Entry<"regions">[] =>
  project.of("regions", "trackId", trackId).filter((region) => isHeard(region) && region.kind === "audio" && region.start < to && endOf(region, project.tempo) > from)
