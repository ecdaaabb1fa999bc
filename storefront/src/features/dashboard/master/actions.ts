"use server"

import { deletePreset, deleteReference, masterSpec, normalizeAlbum, normalizeSpec, renditionToRecording, requestRendition, savePreset } from "@max-booster/api-contract"
import { redirect } from "next/navigation"
import type { Outcome } from "@/lib/outcome"
import { asProducer } from "../as-producer"

const pageOf = (id: string) => `/sell/beats/${id}/master`
const SOON = "It waits its turn; this page shows how it goes."

/** Asks for a master. */
export async function masterAction(id: string, spec: unknown): Promise<Outcome> {
  const parsed = masterSpec.safeParse(spec)
  if (!parsed.success) return { ok: false, message: parsed.error.issues[0]?.message ?? "Look at the chain’s numbers." }
  return asProducer(requestRendition, { params: { id }, body: { kind: "master", spec: parsed.data } }, pageOf(id), SOON)
}

/** Asks for a file at a loudness. */
export async function normalizeAction(id: string, spec: unknown): Promise<Outcome> {
  const parsed = normalizeSpec.safeParse(spec)
  if (!parsed.success) return { ok: false, message: parsed.error.issues[0]?.message ?? "Look at the numbers." }
  return asProducer(requestRendition, { params: { id }, body: { kind: "normalize", spec: parsed.data } }, pageOf(id), SOON)
}

/** Asks for several recordings as an album. */
export async function normalizeAlbumAction(id: string, body: unknown): Promise<Outcome> {
  const parsed = normalizeAlbum.body.safeParse(body)
  if (!parsed.success) return { ok: false, message: parsed.error.issues[0]?.message ?? "Look at the numbers." }
  return asProducer(normalizeAlbum, { body: parsed.data }, pageOf(id), `${parsed.data.recording_ids.length} recordings wait their turn; each is on the page of its own recording.`)
}

export const deleteReferenceAction = async (id: string, reference: string): Promise<Outcome> => asProducer(deleteReference, { params: { id, reference } }, pageOf(id), "Removed.")
export const deletePresetAction = async (id: string, preset: string): Promise<Outcome> => asProducer(deletePreset, { params: { id: preset } }, pageOf(id), "Deleted.")

/** Saves a chain under a name. */
export async function savePresetAction(id: string, preset: unknown): Promise<Outcome> {
  const parsed = savePreset.body.safeParse(preset)
  if (!parsed.success) return { ok: false, message: parsed.error.issues[0]?.message ?? "Look at the chain’s numbers." }
  return asProducer(savePreset, { body: parsed.data }, pageOf(id), `Saved as “${parsed.data.name}”.`)
}

/** Makes a recording of a master, and goes there. */
export async function toRecordingAction(rendition: string): Promise<Outcome> {
  let made = ""
  const outcome = await asProducer(renditionToRecording, { params: { id: rendition } }, "/sell/beats", null, ({ recording_id }) => { made = recording_id })
  if (outcome.ok) redirect(`/sell/beats/${made}`)
  return outcome
}
