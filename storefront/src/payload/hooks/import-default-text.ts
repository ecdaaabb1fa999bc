import { setTimeout as sleep } from "node:timers/promises"
import type { Payload } from "payload"
import { hashOf, readDefaultTemplate } from "../license-template"
import { OUTSIDE } from "./refresh"

/** Names the one text that is imported, so that two processes do not import it twice. */
const DEFAULT_SOURCE = "default"
const TRIES = 20
const PAUSE_MS = 3_000

/**
 * Fills an empty list of license texts with the one that the backend uses by default, so that an operator has one to edit.
 * @param payload a Payload whose tables are there
 * @throws {Error} when the backend refuses, or stays away for a minute
 */
export async function importDefaultText(payload: Payload, tries = TRIES): Promise<"imported" | "there already"> {
  const { totalDocs } = await payload.count({ collection: "license-texts" })
  if (totalDocs > 0) return "there already"
  const found = await readDefaultTemplate()
  if (!found.ok) {
    if (found.error.code !== "unreachable" || tries <= 1) throw new Error(found.error.message)
    await sleep(PAUSE_MS)
    return importDefaultText(payload, tries - 1)
  }
  const { version, ...text } = found.value
  await payload.create({
    collection: "license-texts", context: OUTSIDE,
    data: { ...text, locale: "en", _status: "published", source: DEFAULT_SOURCE, version: version ?? null, published_hash: hashOf(text), published_at: new Date().toISOString() },
  })
  return "imported"
}
