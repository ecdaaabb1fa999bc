import { addRegion, addTrack, type Entry, type Id } from "@max-booster/studio-core"
import type { Editor } from "../ui/editor"
import { regionsAmong } from "./commands/select"
import { told } from "./state"

/** What of a drag names a sound of the project. */
export const DRAGGED_SOUND = "application/x-max-booster-sound"

/** Puts a sound of the project onto an audio track; elsewhere it gets a track of its own. */
export function dropSound(editor: Editor, assetId: Id, tick: number, trackId: Id | null): void {
  const { project, session } = editor
  const asset = project.get("assets", assetId)
  if (!asset) return
  const verdict = session.gesture(() => {
    const made = trackId !== null && project.get("tracks", trackId)?.kind === "audio" ? undefined : session.run(addTrack({ kind: "audio", name: asset.name }))
    const target = made === undefined ? (trackId ?? "") : made.done ? (made.created[0] ?? "") : ""
    return session.run(addRegion({ kind: "audio", trackId: target, assetId, name: asset.name, start: tick, length: asset.frames / asset.sampleRate }))
  }, `Add “${asset.name}”`)
  const regions = regionsAmong(editor, told(editor, verdict))
  if (regions.length > 0) editor.set({ selected: new Set(regions) })
}

/** A sound of the project, and how many regions and effects use it. */
export type UsedSound = { asset: Entry<"assets">; regions: Entry<"regions">[]; inserts: number }

/** The sounds of a project by name, each with what uses it. */
export function soundsOf({ project }: Pick<Editor, "project">): UsedSound[] {
  const inserts = project.all("inserts").map((insert) => (insert as { assetId?: string }).assetId ?? "")
  return project.all("assets").map((asset) => ({ asset, regions: project.of("regions", "assetId", asset.id), inserts: inserts.filter((id) => id === asset.id).length }))
    .sort((a, b) => a.asset.name.localeCompare(b.asset.name))
}
