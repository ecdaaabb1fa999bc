import { randomUUID } from "node:crypto"
import { APIError, type CollectionBeforeChangeHook } from "payload"
import { hashOf, publishTemplate, type TemplateText } from "../license-template"
import type { LicenseText } from "../payload-types"
import { clauseOf } from "../rich-text"

/**
 * Hands a text that is being published to the backend, which checks it and makes a version of it.
 * A refusal there refuses the publishing here, with the same words.
 */
export const publishLicenseText: CollectionBeforeChangeHook<LicenseText> = async ({ data, originalDoc, req }) => {
  const source = originalDoc?.source ?? data.source ?? `cms:${randomUUID()}`
  const next = { ...data, source }
  if (data._status !== "published" || req.context["outside"] === true) return next
  const text = textOf({ ...originalDoc, ...next })
  const hash = hashOf(text)
  // A draft keeps the fields of the newest version, so they stand in the original too.
  if (hash === originalDoc?.published_hash && originalDoc.version) return { ...next, version: originalDoc.version, published_hash: hash }
  const published = await publishTemplate({ ...text, source, revision: `${(originalDoc?.version ?? 0) + 1}-${hash.slice(0, 16)}` })
  // Payload shows the words of errors that have a name, and takes the name from the class, which a minified build leaves empty.
  if (!published.ok) throw Object.assign(new APIError(published.error.message, 400, null, true), { name: "LicenseTextRefused" })
  return { ...next, version: published.value, published_hash: hash, published_at: new Date().toISOString() }
}

/** What an editor wrote, as the backend takes it. */
export const textOf = ({ title, locale, clauses }: Partial<Pick<LicenseText, "title" | "locale" | "clauses">>): TemplateText => ({
  title: title ?? "", locale: locale ?? "en", clauses: (clauses ?? []).map(({ heading, body }) => clauseOf(heading, body)),
})
