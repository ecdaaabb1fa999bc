import type { MedusaRequest } from "@medusajs/framework/http"
import { readToken, signToken } from "@max-booster/kernel/sign"
import type { DownloadView } from "@max-booster/api-contract"
import type { DownloadKind } from "../core/file-name"
import { fileWords } from "../core/words"
import type { LicenseRow } from "../modules/licensing/rows"
import { deliveryOf, refusalOf, type Deliverable, type Delivery } from "./deliverables"
import { licensing } from "./licenses"

type Scoped = Pick<MedusaRequest, "scope">

const PURPOSE = "download"
const HOUR = 3_600_000
/** How often a link gives its file; a download that is taken up again where it broke off is the same one. */
export const MOST_DOWNLOADS = 5

/** Signed links, valid for an hour and five downloads each: to the contract and exactly the files of the tier, the signed copy, and all in one. @throws {MedusaError} not_allowed: not valid (any more) */
export async function linksOf(req: Scoped, license: LicenseRow, now: number): Promise<{ files: DownloadView[]; copy: DownloadView; bundle: DownloadView }> {
  const expires = now + HOUR
  const link = ({ kind, filename, size }: Delivery["bundle"]): DownloadView => ({
    kind, filename, size, label: labelOf(kind), expires_at: new Date(expires).toISOString(),
    url: `${process.env["BACKEND_URL"] ?? ""}/downloads/${signToken(secret(), PURPOSE, { license: license.id, kind }, expires)}`,
  })
  const { files, copy, bundle } = await deliveryOf(req, license)
  return { files: files.map(link), copy: link(copy), bundle: link(bundle) }
}

/** What a link stands for: a file, or all of them. */
export type Opened = { license: LicenseRow; link: string; kind: DownloadKind; filename: string; parts: Deliverable[] }
/** Why a link gives nothing; `license` and `kind` where it was ours. */
export type Dead = { dead: "expired" | "unknown" | "used_up" | "revoked"; words: string; license?: string; kind?: DownloadKind }

const UNKNOWN: Dead = { dead: "unknown", words: "There is no file behind this link. Perhaps it was cut when it was copied." }

/** Opens a link. */
export async function openLink(req: Scoped, token: string, now: number): Promise<Opened | Dead> {
  const read = readToken<{ license: string; kind: DownloadKind }>(secret(), PURPOSE, token, now)
  if (!read.ok) return read.error === "forged" ? UNKNOWN : { dead: "expired", words: "This link has expired: links are good for an hour.", ...payloadOf(token) }
  const { license: id, kind } = read.value
  const [license] = (await licensing(req).listLicenses({ id })) as unknown as LicenseRow[]
  if (!license) return UNKNOWN
  const refusal = refusalOf(license)
  if (refusal) return { dead: "revoked", words: refusal.words, license: id, kind }
  const { files, copy, bundle } = await deliveryOf(req, license)
  if (kind === "bundle") return { license, link: idOf(token), kind, filename: bundle.filename, parts: [...files, copy] }
  const file = [...files, copy].find((each) => each.kind === kind)
  return file ? { license, link: idOf(token), kind, filename: file.filename, parts: [file] } : UNKNOWN
}

/** A link is known by its signature. */
const idOf = (token: string) => token.split(".")[1] ?? ""

/** What a token says whose signature was checked before. */
const payloadOf = (token: string) => JSON.parse(Buffer.from(token.split(".")[0] ?? "", "base64url").toString()) as { license: string; kind: DownloadKind }

function labelOf(kind: DownloadKind): string {
  switch (kind) {
    case "contract": return "License contract (PDF)"
    case "copy": return "Signed copy for machines (JSON)"
    case "bundle": return "Everything (ZIP)"
    default: return fileWords(kind)
  }
}

const secret = () => process.env["LINK_SECRET"] ?? ""
