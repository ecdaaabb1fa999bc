import type { MedusaContainer } from "@medusajs/framework/types"
import type { z } from "zod"
import { confirmFacts, type manyFactsRow } from "@max-booster/api-contract"
import { keyOf, RECORDINGS, type RecordingRow, type RecordingsService } from "../../modules/recordings"
import { confirmRecordingFacts } from "./confirm-facts"

type Row = z.output<typeof manyFactsRow>

/** Keeps facts of many recordings, each by itself. @returns for each why it was refused, or null */
export async function saveManyFacts(container: MedusaContainer, sellerId: string, rows: readonly Row[], now: Date): Promise<{ id: string; message: string | null }[]> {
  const recordings = container.resolve<RecordingsService>(RECORDINGS)
  const own = new Map((await recordings.findAll(rows.map(({ id }) => id))).filter(({ seller_id }) => seller_id === sellerId).map((row) => [row.id, row]))
  const results: { id: string; message: string | null }[] = []
  for (const { id, confirm, ...facts } of rows) {
    const recording = own.get(id)
    results.push({ id, message: recording ? await saveOne(container, recording, facts, confirm, now) : "There is no such recording in your shop" })
  }
  return results
}

async function saveOne(container: MedusaContainer, row: RecordingRow, facts: Omit<Row, "id" | "confirm">, confirm: boolean, now: Date): Promise<string | null> {
  if (row.state === "refused") return "This file was refused. Upload another one."
  const given = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined))
  // What was confirmed once changes only as a whole, with the page that shows it.
  if (!confirm && !row.facts_confirmed_at) {
    await container.resolve<RecordingsService>(RECORDINGS).noteFacts(row.id, given)
    return null
  }
  const { title, genre, moods, description } = row
  const whole = confirmFacts.body.safeParse({ title, genre, moods, description, bpm: row.bpm ?? row.analysis?.bpm, key: keyOf(row), ...given })
  if (!whole.success) return whole.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; ")
  if (row.state !== "ready") return "It is still analysed. Confirm it when it is ready."
  await confirmRecordingFacts(container, row.id, whole.data, now)
  return null
}
