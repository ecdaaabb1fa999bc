import type { MedusaContainer } from "@medusajs/framework/types"
import type { listReplacements } from "@max-booster/api-contract"
import type { z } from "zod"
import { RECORDINGS, type RecordingsService } from "../../modules/recordings"
import { openProject } from "./caller"
import { addressOf, headerOf, licensedFiles } from "./deliverables"

type Replacement = z.output<typeof listReplacements.response>["replacements"][number]

/** What the caller's own licenses of a project's beat give him in the place of its preview: links for an hour, exact lengths. */
export async function replacementsOf(container: MedusaContainer, customerId: string, projectId: string, now: Date): Promise<z.output<typeof listReplacements.response>> {
  const { beat_recording_id } = await openProject(container, customerId, projectId)
  if (!beat_recording_id) return { preview_hash: null, replacements: [] }
  const recording = await container.resolve<RecordingsService>(RECORDINGS).find(beat_recording_id)
  const preview = recording?.assets?.find(({ kind, mime_type }) => kind === "preview" && mime_type === "audio/mpeg")
  const replacements: Replacement[] = []
  for (const file of await licensedFiles(container, customerId, beat_recording_id)) {
    const header = file.kind === "mp3" ? null : await headerOf(file) // of an MP3 the exact length is not known
    if (!header) continue
    replacements.push({
      kind: file.stem ? "stem" : "wav", stem_id: file.stem?.id ?? null, name: file.stem?.name ?? file.filename, role: file.stem?.role ?? null, ...addressOf(customerId, beat_recording_id, file.asset_id, now),
      size: file.size, sha256: file.sha256, mime_type: file.mime_type, ...header, offset_s: 0, // previews begin where their recordings do
    })
  }
  return { preview_hash: preview?.checksum ?? null, replacements }
}
