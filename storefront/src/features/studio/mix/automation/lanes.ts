import { insertsOf, type Entry, type Id, type Project } from "@max-booster/studio-core"
import { targetsOf } from "../targets"

/** Height of a lane, and of the row with what can be done below a track's lanes, px. */
export const LANE_PX = 64
export const TOOLS_PX = 44

/** Lanes of a track that still move something, in the order of the channel. */
export function lanesOf(project: Project, trackId: Id): Entry<"lanes">[] {
  const order = targetsOf(project, trackId, insertsOf(project, trackId)).map(({ target }) => target)
  return project.of("lanes", "trackId", trackId).filter(({ target }) => order.includes(target)).sort((a, b) => order.indexOf(a.target) - order.indexOf(b.target) || (a.id < b.id ? -1 : 1))
}

/** What a track's open lanes take below its row, px. */
export const lanesHeight = (project: Project, trackId: Id): number => TOOLS_PX + lanesOf(project, trackId).length * LANE_PX
