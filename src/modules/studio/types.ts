/** A project as stored. */
export type ProjectRow = {
  id: string; owner_id: string; name: string; sample_rate: number; bpm: number; key: string; branch: string; head_id: string | null
  beat_handle: string | null; beat_recording_id: string | null; removed_at: Date | null; created_at: Date; updated_at: Date
}
export type Role = "owner" | "editor" | "viewer"
/** A project with what somebody may do in it. */
export type OpenedProject = ProjectRow & { role: Role }
/** Somebody who may, or is asked to, take part. `customer_id` is null until he has accepted. */
export type CollaboratorRow = { id: string; project_id: string; email: string; customer_id: string | null; role: "editor" | "viewer"; invited_at: Date; accepted_at: Date | null }
/** What a version was made for. */
export type VersionReason = "manual" | "automatic" | "bounce" | "restore" | "import"
/** A saved state of a project; `hash` names its snapshot. */
export type VersionRow = {
  id: string; project_id: string; hash: string; parent_id: string | null; second_parent_id: string | null
  branch: string; name: string | null; reason: VersionReason; author_id: string | null; created_at: Date
}
/** A file that projects hold; SHA-256 in hex, size in bytes. */
export type BinaryRow = { hash: string; size: number; mime_type: string; file_id: string; name: string }
export type BounceKind = "mix" | "selection" | "stems"
/** What was rendered of a version. */
export type BounceRow = { id: string; project_id: string; version_id: string; kind: BounceKind; format: string; name: string; author_id: string; recording_id: string | null; created_at: Date }
export type BounceFile = { name: string; hash: string; role: string | null; position: number; size: number; mime_type: string }
