import { type Project } from "../live"
import { circleFree } from "../records/settle"
import { type Id } from "../records/schema"

/** Whether sound led from one track to another would come back to where it started; outputs, sends and side-chains all lead sound. */
export function wouldCircle(project: Project, from: Id, to: Id): boolean {
  const graph = circleFree()
  for (const { id, outputId, kind } of project.all("tracks")) if (kind !== "master" && id !== from) graph.add(id, outputId || "master")
  for (const { trackId, busId } of project.all("sends")) graph.add(trackId, busId)
  for (const { trackId, sidechainId } of project.all("inserts")) if (sidechainId !== "") graph.add(sidechainId, trackId)
  return !graph.add(from, to)
}
