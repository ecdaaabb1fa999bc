import { signToken } from "@max-booster/kernel/sign"
import type { RenditionView } from "@max-booster/api-contract"
import type { StoredRendition } from "@max-booster/extension-api"

/** What a link to a file of a rendition says. */
export type RenditionLink = { rendition: string; name: string }
export const RENDITION_LINK = "rendition-file"

const HALF_A_DAY = 12 * 3_600_000

/** A rendition as its producer sees it, with links to its files. */
export function toRenditionView({ id, recording_id, kind, spec, state, phase, fraction, seconds_left, problem_code, problem_message, report, files, created_at, ended_at }: StoredRendition, now: number): RenditionView {
  return {
    id, recording_id, kind, spec, state, report, progress: { phase, fraction, seconds_left },
    problem: problem_message ? { code: problem_code ?? "unknown", message: problem_message } : null,
    files: files.map(({ file_id: _, ...file }) => ({ ...file, url: linkTo("rendition-files", RENDITION_LINK, { rendition: id, name: file.name } satisfies RenditionLink, now + HALF_A_DAY) })),
    created_at: new Date(created_at).toISOString(), ended_at: ended_at && new Date(ended_at).toISOString(),
  }
}

/** An address that carries its own proof. */
export const linkTo = (path: string, purpose: string, payload: Record<string, unknown>, expiresAt: number): string =>
  `${process.env["BACKEND_URL"] ?? ""}/${path}/${signToken(secret(), purpose, payload, expiresAt)}`

export const secret = (): string => process.env["LINK_SECRET"] ?? ""
