import { stemRoleIds } from "@max-booster/music"
import { z } from "zod"
import { pageQuery } from "./common"
import { route } from "./route"
import { studioProjectSchema } from "./studio"

const ONE = "/store/studio/projects/:id"
const name = z.string().trim().min(1, "Give it a name").max(120, "At most 120 characters")
const requestId = z.string().min(8).max(64).optional()
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/, "A SHA-256 in small hexadecimal letters")

/**
 * A project's files are named by their SHA-256. They are sent by tus to `/store/studio/uploads` with the metadata `project_id`, `sha256`, `filename` and
 * `filetype`; a file that is not what its hash says is refused with 422. With
 * `kind: project` the upload is a whole exported project, or a DAWproject of another studio; `X-Project-Id` names what became of it, and `X-Left-Out` is what
 * of a DAWproject is not in it: sentences as JSON in percent-encoding. `GET`ting one takes range requests and may be cached for good.
 */
export const missingBinaries = route({ method: "POST", path: `${ONE}/binaries/missing`, who: "customer", summary: "Of these files the ones that the project does not have", body: z.object({ hashes: z.array(sha256Schema).max(2_000) }), response: z.object({ missing: z.array(z.string()) }) })
export const readBinary = route({ method: "GET", path: `${ONE}/binaries/:hash`, who: "customer", summary: "A file of the project" })
export const linkBinary = route({ method: "POST", path: `${ONE}/binaries/:hash/link`, who: "customer", summary: "An address of a file that works for an hour without signing in", response: z.object({ url: z.string(), expires_at: z.string() }) })
export const readLinkedBinary = route({ method: "GET", path: "/studio-files/:token", who: "signed", summary: "A file by its signed address" })
export const exportStudioProject = route({ method: "GET", path: `${ONE}/export`, who: "customer", summary: "The project with all its files as one zip, to be taken in again as an upload of the kind `project`; as a DAWproject, for other studios and to be taken in again, too; or its versions as a Git repository", query: z.object({ as: z.enum(["zip", "dawproject", "git"]).default("zip") }) })
export const beginStudioUpload = route({ method: "POST", path: "/store/studio/uploads", who: "customer", summary: "Begins a resumable upload (tus 1.0) of a project's file" })
export const continueStudioUpload = route({ method: "PATCH", path: "/store/studio/uploads/:upload_id", who: "customer", summary: "Sends bytes of an upload (tus 1.0)" })
export const lookAtStudioUpload = route({ method: "HEAD", path: "/store/studio/uploads/:upload_id", who: "customer", summary: "How far an upload is (tus 1.0)" })
export const giveUpStudioUpload = route({ method: "DELETE", path: "/store/studio/uploads/:upload_id", who: "customer", summary: "Gives an upload up (tus 1.0)" })

export const versionReasons = ["manual", "automatic", "bounce", "restore", "import"] as const
/** A saved state. `hash`: SHA-256 of its canonical JSON. With their parents, versions are a graph. */
export const studioVersionSchema = z.object({
  id: z.string(), hash: z.string(), parent_id: z.string().nullable(), second_parent_id: z.string().nullable(), branch: z.string(),
  name: z.string().nullable(), reason: z.enum(versionReasons), author_id: z.string().nullable(), created_at: z.string(),
})
export type StudioVersionView = z.infer<typeof studioVersionSchema>
const version = z.object({ version: studioVersionSchema, project: studioProjectSchema })
const branch = z.string().trim().min(1).max(60, "At most 60 characters")

export const saveVersion = route({
  method: "POST", path: `${ONE}/versions`, who: "customer", summary: "Saves what the stored document says; when nothing has changed, the last version is the answer",
  body: z.object({ reason: z.enum(["manual", "automatic", "bounce"]).default("manual"), name: name.optional(), branch: branch.optional(), second_parent_id: z.string().optional() }),
  response: version.extend({ is_new: z.boolean() }),
})
export const listVersions = route({ method: "GET", path: `${ONE}/versions`, who: "customer", summary: "The versions of a project, newest first", response: z.object({ versions: z.array(studioVersionSchema), branch: z.string(), head_id: z.string().nullable() }) })
/** `content` is the canonical JSON of the project (`ProjectData` of `@max-booster/studio-core`). */
export const readVersion = route({ method: "GET", path: `${ONE}/versions/:version_id`, who: "customer", summary: "A version with what it says", response: z.object({ version: studioVersionSchema, content: z.looseObject({ schema: z.number() }) }) })
export const restoreVersion = route({ method: "POST", path: `${ONE}/versions/:version_id/restore`, who: "customer", summary: "Makes the document say what a version says, as edits on top; what it said before is saved first", response: version })
export const branchVersion = route({ method: "POST", path: `${ONE}/versions/:version_id/branch`, who: "customer", summary: "Goes on from a version on a line of its own, which the document then is on", body: z.object({ branch }), response: version })

/** What was rendered of a version. */
export const bounceSchema = z.object({
  id: z.string(), version_id: z.string(), kind: z.enum(["mix", "selection", "stems"]), format: z.string(), name: z.string(), recording_id: z.string().nullable(), created_at: z.string(),
  files: z.array(z.object({ name: z.string(), hash: z.string(), role: z.enum(stemRoleIds).nullable(), size: z.number(), mime_type: z.string() })),
})
export type BounceView = z.infer<typeof bounceSchema>
const bounce = z.object({ bounce: bounceSchema })

export const beginBounce = route({
  method: "POST", path: `${ONE}/bounces`, who: "customer", summary: "Notes a bounce of a version; its files follow",
  body: z.object({ request_id: requestId, version_id: z.string(), kind: z.enum(["mix", "selection", "stems"]), format: z.string().trim().min(1).max(40), name }), response: bounce,
})
export const listBounces = route({ method: "GET", path: `${ONE}/bounces`, who: "customer", summary: "The bounces of a project, newest first", response: z.object({ bounces: z.array(bounceSchema) }) })
export const addBounceFile = route({
  method: "POST", path: `${ONE}/bounces/:bounce_id/files`, who: "customer", summary: "Adds a file, which was sent before, to a bounce",
  body: z.object({ name, hash: sha256Schema, role: z.enum(stemRoleIds).nullable().default(null), position: z.number().int().min(0).max(1_000).default(0) }), response: bounce,
})
export const publishBounce = route({
  method: "POST", path: `${ONE}/bounces/:bounce_id/recording`, who: "customer", summary: "Takes the file of a bounce into the caller's shop as a recording, and the files of another as its stems",
  body: z.object({ stems_bounce_id: z.string().optional() }), response: bounce,
})

export const openBeatInStudio = route({ method: "POST", path: "/store/studio/beats/:handle", who: "customer", summary: "A project with a beat's tagged preview, in its tempo and key", body: z.object({ request_id: requestId }), response: z.object({ project: studioProjectSchema }) })
/** A file for the studio, at an address that works for an hour without signing in and takes range requests. */
const studioFileSchema = z.object({
  stem_id: z.string().nullable(), name: z.string(), role: z.enum(stemRoleIds).nullable(), url: z.string(), expires_at: z.string(), size: z.number(), sha256: z.string(), mime_type: z.string(),
})
/** `offset_s`: where in the original the preview begins, seconds. `frames` at `sample_rate` is the exact length. */
export const replacementSchema = studioFileSchema.extend({ kind: z.enum(["wav", "stem"]), sample_rate: z.number(), channels: z.number(), frames: z.number(), offset_s: z.number() })
export const listReplacements = route({
  method: "GET", path: `${ONE}/replacements`, who: "customer", summary: "What the caller's own licenses of the beat give him for its preview",
  response: z.object({ preview_hash: z.string().nullable(), replacements: z.array(replacementSchema) }),
})

export const studioSoundSources = ["own", "licensed"] as const
/** A recording whose files the caller may use. `by`: the shop that made it. `files`: its whole file, and how many stems there are. */
export const studioSoundSchema = z.object({
  recording_id: z.string(), title: z.string(), by: z.string(), bpm: z.number().nullable(), key: z.string().nullable(), duration_ms: z.number(), peaks: z.array(z.number()), preview_url: z.string().nullable(),
  files: z.object({ whole: z.enum(["wav", "mp3"]).nullable(), stems: z.number().int() }),
})
export type StudioSound = z.infer<typeof studioSoundSchema>
export const listStudioSounds = route({
  method: "GET", path: "/store/studio/sounds", who: "customer", summary: "Recordings that the caller may use in his projects, newest first: `own`, of his shop; `licensed`, whose files his valid licenses give. `has_shop`: whether he has a shop",
  query: z.object({ source: z.enum(studioSoundSources), q: z.string().trim().max(100).optional(), ...pageQuery }),
  response: z.object({ sounds: z.array(studioSoundSchema), has_shop: z.boolean(), count: z.number().int(), offset: z.number(), limit: z.number() }),
})
/** A file of such a recording. All of them begin where the recording does. */
export const studioSoundFileSchema = studioFileSchema.extend({ kind: z.enum(["wav", "mp3", "stem"]) })
export type StudioSoundFile = z.infer<typeof studioSoundFileSchema>
export const listStudioSoundFiles = route({
  method: "GET", path: "/store/studio/sounds/:recording_id/files", who: "customer", summary: "The files of a recording that the caller may use: its own shop's original and stems, or what his valid licenses give",
  response: z.object({ files: z.array(studioSoundFileSchema) }),
})
