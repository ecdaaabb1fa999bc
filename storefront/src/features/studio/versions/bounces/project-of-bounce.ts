import type { BounceView } from "@max-booster/api-contract"
import { cleanProject, type ProjectData } from "@max-booster/studio-core"
import { secondsOf } from "../compare/sounds"

/** Whether it is known where in the music a bounce begins: at the beginning, unless it is of a part. */
export const isAligned = ({ kind, files }: Pick<BounceView, "kind" | "files">): boolean => kind !== "selection" && files.length > 0

/** A bounce as a project that plays its files, all from the beginning, in the tempo of the version it came from; stems sound together. */
export function projectOfBounce({ files }: Pick<BounceView, "files">, version: ProjectData): ProjectData {
  const { settings, tempos, meters } = version
  const length = secondsOf(version)
  const named = files.map((file, index) => ({ ...file, id: `file-${index}` }))
  return cleanProject({
    settings, tempos, meters,
    tracks: Object.fromEntries(named.map(({ id, name }) => [id, { kind: "audio", name }])),
    assets: Object.fromEntries(named.map(({ hash, name }) => [hash, { hash, name }])),
    regions: Object.fromEntries(named.map(({ id, hash, name }) => [id, { trackId: id, kind: "audio", name, assetId: hash, length }])),
  } as unknown as Partial<ProjectData>)
}
