import type { Asset } from "./recordings"

/** A mastering chain that a producer has saved. `chain` is as the package `mastering` has it. */
export type SavedPreset = { id: string; name: string; chain: unknown; created_at: Date }

/** What mastering keeps of recordings and shops; behind the key of the recordings door. */
export interface MasteringDoor {
  presetsOf(sellerId: string): Promise<SavedPreset[]>
  /** A name that the shop has already gets the new chain. @throws {MedusaError} not_allowed — a hundred are saved already */
  savePreset(preset: { seller_id: string; name: string; chain: unknown }): Promise<SavedPreset>
  /** @returns whether there was one */
  deletePreset(sellerId: string, id: string): Promise<boolean>
  /** Reference tracks of a recording, newest first; `variant` is their id. */
  referencesOf(recordingId: string): Promise<Asset[]>
  /** Removes one and its file. @returns whether there was one */
  forgetReference(recordingId: string, variant: string): Promise<boolean>
  /** Removes those stored before a moment, and their files. @returns how many */
  forgetReferencesBefore(moment: Date): Promise<number>
  /** Makes a recording of a rendition's file, once: again gives the same one. @returns its id */
  ingestRendition(rendition: { id: string; seller_id: string; file_id: string; name: string; mime_type: string }): Promise<string>
}
