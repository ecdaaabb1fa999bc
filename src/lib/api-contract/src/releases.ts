import { z } from "zod"
import { releaseDocumentSchema, releaseTargets } from "./release-document"
import { route } from "./route"

const targetSchema = z.enum(releaseTargets)

/** A cover as measured from its file. `format` is what it is, whatever its name says. */
export const releaseArtworkSchema = z.object({
  url: z.string(), width: z.number().int(), height: z.number().int(), format: z.enum(["jpeg", "png", "webp", "tiff", "gif", "other"]),
  color_space: z.enum(["rgb", "cmyk", "gray", "other"]), has_alpha: z.boolean(), size: z.number().int(), checksum: z.string(),
  /** The narrowest of the frames of one color around it, share of its width; left out: not measured. */
  border: z.number().optional(),
  /** One color and nothing else. */
  is_blank: z.boolean().optional(),
  /** What is read on it in Latin letters, a line each; left out: not read yet; null: it could not be read. */
  words: z.array(z.string()).nullable().optional(),
})
export type ReleaseArtwork = z.infer<typeof releaseArtworkSchema>

/** How much of what every release needs is there, and where the rest goes; `path` is a field of the document, such as `tracks.K2.title`. */
export const completenessSchema = z.object({ done: z.number().int(), of: z.number().int(), missing: z.array(z.object({ path: z.string(), label: z.string() })) })

/** draft: being written · ready: nothing blocks · exported: a package was made · submitted, in_review: handed over, by hand or channel · live, rejected, taken_down: what the target says. */
export const releaseStates = ["draft", "ready", "exported", "submitted", "in_review", "live", "rejected", "taken_down"] as const
export type ReleaseState = (typeof releaseStates)[number]

/** Where a release stands at one target. */
export const releaseStatusSchema = z.object({ target: targetSchema, state: z.enum(releaseStates), at: z.string(), /** How it is known. */ source: z.enum(["product", "hand", "acknowledgement", "lookup"]), reason: z.string().nullable(), url: z.string().nullable(), artwork_url: z.string().nullable() })
export type ReleaseStatus = z.infer<typeof releaseStatusSchema>

export const releaseSchema = z.object({
  id: z.string(), document: releaseDocumentSchema,
  /** Counts saves: a save names the one that it goes on from. */
  revision: z.number().int(),
  artwork: releaseArtworkSchema.nullable(), completeness: completenessSchema, statuses: z.array(releaseStatusSchema),
  created_at: z.string(), updated_at: z.string(),
})
export type ReleaseView = z.infer<typeof releaseSchema>
const release = z.object({ release: releaseSchema })

/** A line of the list of releases. */
export const releaseCardSchema = z.object({ id: z.string(), title: z.string(), artist: z.string(), kind: z.string(), tracks: z.number().int(), release_date: z.string().nullable(), artwork_url: z.string().nullable(), upc: z.string().nullable(), completeness: completenessSchema.pick({ done: true, of: true }), statuses: z.array(releaseStatusSchema), updated_at: z.string() })
export type ReleaseCard = z.infer<typeof releaseCardSchema>

export const listReleases = route({ method: "GET", path: "/sellers/releases", who: "seller", summary: "Releases, the last changed first", response: z.object({ releases: z.array(releaseCardSchema) }) })
export const createRelease = route({
  method: "POST", path: "/sellers/releases", who: "seller", summary: "Begins a release, of recordings where named: titles, cover, credits and shares are taken over from them",
  body: z.object({ recording_ids: z.array(z.string()).max(200).default([]) }), response: release,
})
export const readRelease = route({ method: "GET", path: "/sellers/releases/:id", who: "seller", summary: "One release", response: release })
export const saveRelease = route({
  method: "POST", path: "/sellers/releases/:id", who: "seller", summary: "Saves a release as typed; refused with the code `changed_meanwhile` when somebody saved after the named revision",
  body: z.object({ document: releaseDocumentSchema, revision: z.number().int() }), response: release,
})
export const deleteRelease = route({ method: "DELETE", path: "/sellers/releases/:id", who: "seller", summary: "Removes a release that was never handed over", response: z.object({ id: z.string(), deleted: z.literal(true) }) })
export const saveReleaseArtwork = route({ method: "POST", path: "/sellers/releases/:id/artwork", who: "seller", summary: "The cover: a JPEG, PNG, WebP or TIFF of at most 30 MB as the request's body (its own content type)", response: release })

/** Licenses of the caller's own purchases that a track may name, with what readiness looks at. */
export const usableLicenseSchema = z.object({ id: z.string(), number: z.string(), label: z.string(), beat_title: z.string(), producer: z.string(), state: z.string(), ends_on: z.string().nullable(), credit_line: z.string(), audio_streams: z.number().nullable(), producer_share: z.number(), content_id: z.boolean() })
export type UsableLicense = z.infer<typeof usableLicenseSchema>
export const listUsableLicenses = route({ method: "GET", path: "/sellers/me/usable-licenses", who: "seller", summary: "Licenses that the caller's releases may use", response: z.object({ licenses: z.array(usableLicenseSchema) }) })

// Identifiers

/** Where codes come from. `left`: how many of the year, or of the range, are free. */
export const identifierSourcesSchema = z.object({
  isrc: z.object({ prefix: z.string(), owner: z.enum(["seller", "operator"]), year: z.number().int(), left: z.number().int() }).nullable(),
  gtin: z.object({ first: z.string(), last: z.string(), owner: z.enum(["seller", "operator"]), left: z.number().int() }).nullable(),
  dpid: z.string().nullable(),
})
/** `isrc_prefix`: two letters and three letters or digits. A range is its first and last GTIN with check digits, of one length; null takes a source away. */
const sourcesBody = z.object({ isrc_prefix: z.string().max(12).nullable(), gtin_range: z.object({ first: z.string().max(20), last: z.string().max(20) }).nullable(), dpid: z.string().max(30).nullable() }).partial()
const sources = z.object({ identifiers: identifierSourcesSchema })
export type IdentifierSources = z.infer<typeof identifierSourcesSchema>
export const readIdentifiers = route({ method: "GET", path: "/sellers/me/identifiers", who: "seller", summary: "Where ISRCs and UPCs come from", response: sources })
export const saveIdentifiers = route({ method: "POST", path: "/sellers/me/identifiers", who: "seller", summary: "The producer's own registrant code, GS1 range and DPID", body: sourcesBody, response: sources })
export const readStoreIdentifiers = route({ method: "GET", path: "/admin/identifiers", who: "operator", summary: "Where the store's ISRCs and UPCs come from", response: sources })
export const saveStoreIdentifiers = route({ method: "POST", path: "/admin/identifiers", who: "operator", summary: "The store's registrant code, GS1 range and DPID", body: sourcesBody, response: sources })
export const allotIdentifiers = route({
  method: "POST", path: "/sellers/releases/:id/identifiers", who: "seller", summary: "Allots an ISRC to each track without one and, when asked and a range was entered, a UPC; a recording keeps the ISRC that it has",
  body: z.object({ isrc: z.boolean().default(true), upc: z.boolean().default(false) }), response: release,
})
export const importIdentifiers = route({
  method: "POST", path: "/sellers/me/identifiers/import", who: "seller", summary: "Existing ISRCs by CSV: a column `isrc` and one of `recording_id`, `title`, `file`",
  body: z.object({ csv: z.string().max(2_000_000) }),
  response: z.object({ taken: z.number().int(), problems: z.array(z.object({ line: z.number().int(), message: z.string() })) }),
})

// Readiness

export const severities = ["blocker", "warning", "advice"] as const
/** What is wrong with a release for a target, where to mend it, and whether a button does. */
export const findingSchema = z.object({
  rule: z.string(), severity: z.enum(severities), targets: z.array(targetSchema),
  /** The field of the document, or `artwork`; a track by its key: `tracks.K2.audio`. */
  path: z.string(), title: z.string(), reason: z.string(), fix: z.object({ id: z.string(), label: z.string() }).nullable(),
})
export type Finding = z.infer<typeof findingSchema>
export const readinessSchema = z.object({
  /** The rules that were asked, by target, and how many found nothing. */
  targets: z.array(z.object({ target: targetSchema, name: z.string(), is_ready: z.boolean(), passed: z.number().int(), blockers: z.number().int(), warnings: z.number().int() })),
  findings: z.array(findingSchema),
  /** Fixes at work, such as a track that is rendered. */
  working: z.array(z.object({ fix: z.string(), path: z.string(), fraction: z.number(), problem: z.string().nullable() })),
})
export type Readiness = z.infer<typeof readinessSchema>
export const readReadiness = route({ method: "GET", path: "/sellers/releases/:id/readiness", who: "seller", summary: "The checklist of a release: rights first, then by target", response: z.object({ readiness: readinessSchema }) })
export const applyFix = route({
  method: "POST", path: "/sellers/releases/:id/fixes", who: "seller", summary: "Mends what a finding offers to; long work goes on as a job",
  body: z.object({ fix: z.string().max(60), path: z.string().max(200) }), response: z.object({ release: releaseSchema, readiness: readinessSchema }),
})

// Packages, channels, status

export const exportStates = ["waiting", "working", "ready", "failed", "cancelled"] as const
/** A package as made; `url` is signed and good for an hour. `is_current`: nothing of the release changed since. */
export const releaseExportSchema = z.object({
  id: z.string(), target: targetSchema, state: z.enum(exportStates), purpose: z.enum(["insert", "update", "takedown"]), phase: z.string(), fraction: z.number(), problem: z.string().nullable(),
  batch: z.string(), message_id: z.string().nullable(), url: z.string().nullable(), size: z.number().nullable(), checksum: z.string().nullable(), is_current: z.boolean(), created_at: z.string(), ended_at: z.string().nullable(),
  /** Against the schema of the standard, or by our own rules alone where the operator has none. */
  checked: z.enum(["schema", "rules"]).nullable(),
  deliveries: z.array(z.object({ id: z.string(), channel: z.string(), state: z.enum(["waiting", "working", "sent", "accepted", "rejected", "failed"]), words: z.string(), at: z.string() })),
})
export type ReleaseExport = z.infer<typeof releaseExportSchema>
const oneExport = z.object({ export: releaseExportSchema })
export const listExports = route({ method: "GET", path: "/sellers/releases/:id/exports", who: "seller", summary: "Packages of a release, newest first", response: z.object({ exports: z.array(releaseExportSchema), channels: z.array(z.object({ id: z.string(), label: z.string() })) }) })
export const requestExport = route({
  method: "POST", path: "/sellers/releases/:id/exports", who: "seller", summary: "Has the package for a target made; refused while something blocks. After a first one it is an update",
  body: z.object({ target: targetSchema, flac: z.boolean().default(false), takedown: z.boolean().default(false) }), response: oneExport,
})
export const cancelExport = route({ method: "POST", path: "/sellers/exports/:id/cancel", who: "seller", summary: "Gives a package up that is being made", response: oneExport })
export const deliverExport = route({ method: "POST", path: "/sellers/exports/:id/deliveries", who: "seller", summary: "Hands a package over by a channel", body: z.object({ channel: z.string().max(40) }), response: oneExport })
/** What a manual distributor asks, in its own words and order, to copy. */
export const pasteSheetSchema = z.object({ target: targetSchema, name: z.string(), columns: z.array(z.string()), rows: z.array(z.array(z.string())), fields: z.array(z.object({ label: z.string(), value: z.string() })) })
export const readPasteSheet = route({ method: "GET", path: "/sellers/releases/:id/paste/:target", who: "seller", summary: "The fields of a release as a distributor's form asks for them", response: z.object({ sheet: pasteSheetSchema }) })

export const markStatus = route({
  method: "POST", path: "/sellers/releases/:id/statuses", who: "seller", summary: "What the producer knows of a target; a rejection has its reason",
  body: z.object({ target: targetSchema, state: z.enum(["submitted", "in_review", "live", "rejected", "taken_down"]), reason: z.string().trim().max(2_000).nullable().default(null), url: z.url("Paste the whole address, https and all").nullable().default(null) }), response: release,
})
export const lookUpRelease = route({ method: "POST", path: "/sellers/releases/:id/look-up", who: "seller", summary: "Looks the release up at Spotify by its UPC and ISRCs", response: z.object({ release: releaseSchema, found: z.boolean(), words: z.string() }) })
export const releaseEventSchema = z.object({ id: z.string(), at: z.string(), kind: z.string(), target: targetSchema.nullable(), words: z.string() })
export const readReleaseHistory = route({ method: "GET", path: "/sellers/releases/:id/history", who: "seller", summary: "What happened to a release, newest first; nobody can change it", response: z.object({ events: z.array(releaseEventSchema) }) })
export const releaseFiles = [route({ method: "GET", path: "/release-files/:token", who: "signed", summary: "A package of a release; answers ranges" })]

