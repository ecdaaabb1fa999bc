import { extname } from "node:path"
import type { Readable } from "node:stream"
import type { MedusaRequest } from "@medusajs/framework/http"
import type { IFileModuleService } from "@medusajs/framework/types"
import { MedusaError, Modules } from "@medusajs/framework/utils"
import type { DownloadView } from "@max-booster/api-contract"
import { RECORDINGS, type Asset, type RecordingsDoor } from "@max-booster/extension-api"
import { readToken, signToken } from "@max-booster/kernel/sign"
import { humanFileName, type DownloadKind } from "../core/file-name"
import { fileWords, stageName } from "../core/words"
import type { LicenseRow } from "../modules/licensing/rows"
import { licensing } from "./licenses"

type Scoped = Pick<MedusaRequest, "scope">
/** A file that a license delivers; `size` in bytes. */
export type Deliverable = { kind: DownloadKind; filename: string; mime_type: string; size: number; open(): Promise<Readable> }

const PURPOSE = "download"
const HOUR = 3_600_000

/** Signed links, valid for an hour, to the contract and exactly the files of the tier. @throws {MedusaError} not_allowed: not valid (any more) */
export async function linksOf(req: Scoped, license: LicenseRow, now: number): Promise<DownloadView[]> {
  const expires = now + HOUR
  return (await deliverablesOf(req, license)).map(({ kind, filename, size }) => ({
    kind, filename, size, label: kind === "contract" ? "License contract (PDF)" : fileWords(kind), expires_at: new Date(expires).toISOString(),
    url: `${process.env["BACKEND_URL"] ?? ""}/downloads/${signToken(secret(), PURPOSE, { license: license.id, kind }, expires)}`,
  }))
}

/** The file a link stands for. `expired`: it was ours, but its hour is over; `unknown`: forged, or what it named is gone. */
export async function openLink(req: Scoped, token: string, now: number): Promise<{ license: LicenseRow; file: Deliverable } | "expired" | "unknown"> {
  const read = readToken<{ license: string; kind: DownloadKind }>(secret(), PURPOSE, token, now)
  if (!read.ok) return read.error === "expired" ? "expired" : "unknown"
  const [license] = (await licensing(req).listLicenses({ id: read.value.license })) as unknown as LicenseRow[]
  const file = license && (await deliverablesOf(req, license)).find(({ kind }) => kind === read.value.kind)
  return license && file ? { license, file } : "unknown"
}

async function deliverablesOf(req: Scoped, license: LicenseRow): Promise<Deliverable[]> {
  const { state, pdf_file_id, pdf_bytes, facts, number, delivers } = license
  if (state === "issuing" || !pdf_file_id) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "This license is being written. Its files are there in a moment.", "issuing")
  if (state !== "valid") throw new MedusaError(MedusaError.Types.NOT_ALLOWED, `License ${number} is ${state}, so its files are not delivered any more.`, state)
  const recordings = req.scope.resolve<RecordingsDoor>(RECORDINGS)
  const assets = await recordings.assetsOf(license.recording_id)
  const named = (kind: DownloadKind, extension: string) => humanFileName({ producer: stageName(facts.licensor), beat_title: facts.beat_title, number }, kind, extension)
  const audio = delivers.flatMap((kind): Deliverable[] => assets.filter((asset) => asset.kind === kind).slice(0, 1).map((asset: Asset) => (
    { kind, filename: named(kind, extname(asset.filename)), mime_type: asset.mime_type, size: asset.size, open: () => recordings.openAsset(asset.id) }
  )))
  const files = req.scope.resolve<IFileModuleService>(Modules.FILE)
  return [{ kind: "contract", filename: named("contract", ".pdf"), mime_type: "application/pdf", size: pdf_bytes ?? 0, open: () => files.getDownloadStream(pdf_file_id) }, ...audio]
}

const secret = () => process.env["LINK_SECRET"] ?? ""
