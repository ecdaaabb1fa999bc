import { releaseDocumentSchema, type ReleaseDocument } from "@max-booster/api-contract"
import { z } from "zod"

const draftSchema = z.object({ revision: z.number().int(), document: releaseDocumentSchema })
type Draft = { revision: number; document: ReleaseDocument }
const keyOf = (id: string) => `release:${id}`

/** What was typed on this device and never arrived. */
export function readDraft(id: string): Draft | null {
  const kept = localStorage.getItem(keyOf(id))
  if (kept === null) return null
  try {
    return draftSchema.safeParse(JSON.parse(kept)).data ?? null
  } catch {
    return null // written by another version, or cut off: the server's copy is the whole one
  }
}

/** Keeps it until it arrived. A full or closed storage only means that the page is the one copy. */
export function keepDraft(id: string, draft: Draft): void {
  try {
    localStorage.setItem(keyOf(id), JSON.stringify(draft))
  } catch (error) {
    console.warn(`Unsaved changes are not kept on this device: ${String(error)}`)
  }
}

export const dropDraft = (id: string): void => { localStorage.removeItem(keyOf(id)) }
