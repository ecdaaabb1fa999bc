import { listStudioSoundFiles, listStudioSounds, type StudioSoundFile } from "@max-booster/api-contract"
import { z } from "zod"
import type { SoundsFrom } from "./state"

/** A page of the sounds outside of the project. */
export type Found = z.infer<typeof listStudioSounds.response>

/** Which files of a recording: the whole, all stems, or one stem. */
export type Part = { of: "whole" } | { of: "stems" } | { of: "stem"; id: string }

/** A sound that somebody wants in the project. */
export type Wanted = { recordingId: string; title: string; bpm: number | null; part: Part }

const PAGE = 20
const refusal = z.object({ message: z.string() })

/** The sounds of a place, by a word of their titles. @throws {Error} in words */
export async function findSounds(source: Exclude<SoundsFrom, "project">, q: string, offset: number, signal: AbortSignal): Promise<Found> {
  const search = new URLSearchParams({ source, limit: String(PAGE), offset: String(offset), ...(q && { q }) })
  return listStudioSounds.response.parse(await read(`/api/studio/sounds?${search.toString()}`, signal))
}

/** The files of a recording, at addresses of this hour. @throws {Error} in words */
export async function filesOf(recordingId: string, signal?: AbortSignal): Promise<StudioSoundFile[]> {
  return listStudioSoundFiles.response.parse(await read(`/api/studio/sounds/${encodeURIComponent(recordingId)}/files`, signal)).files
}

/** The files that are meant. */
export function chosen(files: readonly StudioSoundFile[], part: Part): StudioSoundFile[] {
  if (part.of === "stem") return files.filter(({ stem_id }) => stem_id === part.id)
  return files.filter(({ kind }) => (kind === "stem") === (part.of === "stems"))
}

/** The sound a drag holds, as text. */
export const toDragged = (wanted: Wanted): string => JSON.stringify(wanted)

const partSchema = z.union([z.object({ of: z.enum(["whole", "stems"]) }), z.object({ of: z.literal("stem"), id: z.string() })])
const draggedSchema = z.object({ recordingId: z.string(), title: z.string(), bpm: z.number().nullable(), part: partSchema })

/** Reads it again; null when it is none: whatever is dragged may come from elsewhere. */
export function fromDragged(text: string): Wanted | null {
  try {
    return draggedSchema.parse(JSON.parse(text)) as Wanted
  } catch {
    return null
  }
}

async function read(url: string, signal?: AbortSignal): Promise<unknown> {
  const answer = await fetch(url, { ...(signal && { signal }) }).catch((error: unknown) => { throw signal?.aborted ? error : new Error("The shop cannot be reached. Look at your network, and try again.") })
  const body: unknown = await answer.json().catch(() => null)
  if (answer.ok) return body
  throw new Error(refusal.safeParse(body).data?.message ?? `The shop answered ${answer.status}. Try again.`)
}
