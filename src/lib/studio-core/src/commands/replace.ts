import { gone, type Command } from "../command"
import { change, create, type Edit } from "../edit"
import { type Asset, type Id } from "../records/schema"
import { placeBefore } from "../position"
import { cleanPlain } from "../records/clean"
import { siblingsOf } from "./tracks"

/** A sound that may take another's place; `offset`: where in it the other one begins, seconds. */
export type Replacement = Asset & { offset: number }

/** Plays another sound wherever one is played, sample by sample in step: the whole file in the place of its preview. */
export const replaceSound = (assetId: Id, by: Replacement): Command => (project) => {
  const regions = project.of("regions", "assetId", assetId)
  if (regions.length === 0) return gone("regions")
  return { label: `Replace by “${by.name}”`, edits: [known(by), ...regions.map(({ id, offset }) => change("regions", id, { assetId: by.hash, offset: offset + by.offset, name: by.name }))] }
}

/** Plays several sounds in the place of one, each on a track of its own after the one that played it; that track goes silent and stays. */
export const replaceByStems = (assetId: Id, stems: readonly Replacement[]): Command => (project, makeId) => {
  const regions = project.of("regions", "assetId", assetId)
  const trackIds = [...new Set(regions.map(({ trackId }) => trackId))]
  if (regions.length === 0 || stems.length === 0) return gone("regions")
  const edits: Edit[] = stems.map(known)
  for (const trackId of trackIds) {
    const track = project.get("tracks", trackId)
    if (!track) continue
    const siblings = [...siblingsOf(project, track.parentId)]
    const beforeId = siblings[siblings.findIndex(({ id }) => id === trackId) + 1]?.id
    for (const stem of stems) {
      const id = makeId()
      const pos = placeBefore(siblings, beforeId)
      const at = siblings.findIndex((each) => each.id === beforeId)
      siblings.splice(at < 0 ? siblings.length : at, 0, { ...cleanPlain("tracks", "", {}), id, pos })
      edits.push(create("tracks", id, { kind: "audio", name: stem.name, parentId: track.parentId, outputId: track.outputId, gainDb: track.gainDb, pan: track.pan, pos }))
      for (const { id: _, ...region } of regions) if (region.trackId === trackId) edits.push(create("regions", makeId(), { ...region, trackId: id, assetId: stem.hash, offset: region.offset + stem.offset, name: stem.name }))
    }
    edits.push(...regions.filter((region) => region.trackId === trackId).map(({ id }) => change("regions", id, { muted: true })))
  }
  return { label: `Replace by ${stems.length} stems`, edits }
}

const known = ({ hash, name, frames, sampleRate, channels }: Replacement): Edit => create("assets", hash, { hash, name, frames, sampleRate, channels })
