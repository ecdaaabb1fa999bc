import type { BounceView, StudioProjectView, StudioVersionView } from "@max-booster/api-contract"
import type { StemRole } from "@max-booster/music"
import type { BounceFile, BounceRow, CollaboratorRow, OpenedProject, VersionRow } from "../../modules/studio"

export const toProject = ({ id, name, sample_rate, bpm, key, role, branch, head_id, beat_handle, beat_recording_id, created_at, updated_at, removed_at }: OpenedProject): StudioProjectView => ({
  id, name, sample_rate, bpm, key, role, branch, head_id, beat: beat_handle && beat_recording_id ? { handle: beat_handle, recording_id: beat_recording_id } : null,
  created_at: created_at.toISOString(), updated_at: updated_at.toISOString(), removed_at: removed_at?.toISOString() ?? null,
})

export const toCollaborator = ({ id, email, role, invited_at, accepted_at }: CollaboratorRow) =>
  ({ id, email, role, state: accepted_at ? "accepted" as const : "invited" as const, invited_at: invited_at.toISOString() })

export const toVersion = ({ id, hash, parent_id, second_parent_id, branch, name, reason, author_id, created_at }: VersionRow): StudioVersionView =>
  ({ id, hash, parent_id, second_parent_id, branch, name, reason, author_id, created_at: created_at.toISOString() })

export const toBounce = ({ id, version_id, kind, format, name, recording_id, created_at, files }: BounceRow & { files: BounceFile[] }): BounceView => ({
  id, version_id, kind, format, name, recording_id, created_at: created_at.toISOString(),
  files: files.map(({ name: file, hash, role, size, mime_type }) => ({ name: file, hash, role: role as StemRole | null, size, mime_type })),
})
