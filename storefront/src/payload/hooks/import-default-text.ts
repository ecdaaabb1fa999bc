import { setTimeout as sleep } from "node:timers/promises"
import { locales, type Locale } from "@max-booster/api-contract"
import type { Payload } from "payload"
import { hashOf, readDefaultTemplate } from "../license-template"
import { editorStateOf } from "../rich-text"
import { OUTSIDE } from "./refresh"

/** Names the one text of a language that is imported, so that two processes do not import it twice. */
const sourceOf = (locale: Locale) => (locale === "en" ? "default" : `default:${locale}`)
const TRIES = 20
const PAUSE_MS = 3_000

/**
 * Gives each language that has no license text the one that the backend uses by default, so that an operator has one to edit.
 * @param payload a Payload whose tables are there
 * @returns the languages that were imported
 * @throws {Error} when the backend refuses, or stays away for a minute
 */
export async function importDefaultTexts(payload: Payload): Promise<Locale[]> {
  const imported: Locale[] = []
  for (const locale of locales) {
    const { totalDocs } = await payload.count({ collection: "license-texts", where: { locale: { equals: locale } } })
    if (totalDocs === 0) { await importDefaultText(payload, locale, TRIES); imported.push(locale) }
  }
  return imported
}

async function importDefaultText(payload: Payload, locale: Locale, tries: number): Promise<void> {
  const found = await readDefaultTemplate(locale)
  if (!found.ok) {
    if (found.error.code !== "unreachable" || tries <= 1) throw new Error(found.error.message)
    await sleep(PAUSE_MS)
    return importDefaultText(payload, locale, tries - 1)
  }
  const { version, ...text } = found.value.text
  await payload.create({
    collection: "license-texts", context: OUTSIDE,
    data: { ...text, clauses: text.clauses.map((clause) => ({ heading: clause.heading, body: editorStateOf(clause) })), _status: "published", source: sourceOf(locale), version: version ?? null, published_hash: hashOf(text), published_at: new Date().toISOString() },
  })
}
