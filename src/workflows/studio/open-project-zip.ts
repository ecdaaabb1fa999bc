import { ok, refuse, type Result } from "@max-booster/kernel"
import { NOT_OURS, type OpenedZip } from "./open-zip"

/** What a project's zip says of itself. */
export type ProjectZip = {
  /** What `project.json` says. */
  project: string
  /** Hashes of the files in it, with the names that the manifest gives them. */
  binaries: { hash: string; name: string; mime_type: string }[]
}

const NAMES = /^(manifest\.json|project\.json|binaries\/[0-9a-f]{64})$/

/** Where in such a zip a file lies. */
export const placeOf = (hash: string): string => `binaries/${hash}`

/** Reads a zip as a project that the studio exported; only what an export writes is taken. */
export async function readProjectZip(zip: OpenedZip): Promise<Result<ProjectZip>> {
  const [manifest, project] = [await zip.textOf("manifest.json"), await zip.textOf("project.json")]
  if (!zip.names.every((name) => NAMES.test(name)) || !isObject(manifest) || !isObject(project)) return refuse("not_a_project", NOT_OURS)
  const names = namesIn(manifest)
  const hashes = zip.names.flatMap((name) => (name.startsWith(placeOf("")) ? [name.slice(placeOf("").length)] : []))
  return ok({ project, binaries: hashes.map((hash) => ({ hash, name: "Untitled", mime_type: "application/octet-stream", ...names.get(hash) })) })
}

function isObject(json: string | null): json is string {
  try {
    return JSON.parse(json ?? "null") instanceof Object
  } catch {
    return false
  }
}

/** What a manifest calls its files; what it says beyond that is not asked. */
function namesIn(manifest: string): Map<string, { name: string; mime_type: string }> {
  const { binaries } = JSON.parse(manifest) as { binaries?: unknown }
  return new Map((Array.isArray(binaries) ? (binaries as Record<string, unknown>[]) : []).flatMap((each) => {
    const { hash, name, mime_type } = each
    if (typeof hash !== "string") return []
    return [[hash, {
      name: typeof name === "string" && name ? name.replace(/[\p{Cc}/\\]/gu, "").slice(0, 255) : "Untitled",
      mime_type: typeof mime_type === "string" && /^audio\/[\w.+-]{1,60}$/.test(mime_type) ? mime_type : "application/octet-stream",
    }]]
  }))
}
