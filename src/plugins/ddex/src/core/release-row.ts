import { releaseDocumentSchema, type ReleaseArtwork, type ReleaseDocument, type ReleaseStatus } from "@max-booster/api-contract"

/** A release as stored. */
export type ReleaseRow = { id: string; seller_id: string; document: ReleaseDocument; revision: number; artwork: ReleaseArtwork | null; artwork_file_id: string | null; created_at: Date; updated_at: Date }
/** Where it stands at a target, as stored. */
export type StatusRow = Omit<ReleaseStatus, "at"> & { release_id: string; at: Date }

/** A document as read today: what was stored before a field existed takes its default. */
export const toDocument = (stored: unknown): ReleaseDocument => releaseDocumentSchema.parse(stored)
