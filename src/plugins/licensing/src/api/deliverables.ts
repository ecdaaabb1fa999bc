import { extname } from "node:path"
import { Readable } from "node:stream"
import type { MedusaRequest } from "@medusajs/framework/http"
import type { IFileModuleService } from "@medusajs/framework/types"
import { MedusaError, Modules } from "@medusajs/framework/utils"
import { RECORDINGS, type Asset, type RecordingsDoor } from "@max-booster/extension-api"
import { sha256 } from "../core/canonical"
import { humanFileName, type DownloadKind } from "../core/file-name"
import { stageName } from "../core/words"
import type { LicenseRow } from "../modules/licensing/rows"
import { copyOf } from "../verify"
import { licensing } from "./licenses"

type Scoped = Pick<MedusaRequest, "scope">
/** A file that a license delivers; `size` in bytes, `sha256` in hex. */
export type Deliverable = { kind: DownloadKind; filename: string; mime_type: string; size: number; sha256: string; open(): Promise<Readable> }
/** What a license gives: its contract and exactly the files of its tier; its signed copy; and a zip of all of it. */
export type Delivery = { files: Deliverable[]; copy: Deliverable; bundle: Pick<Deliverable, "kind" | "filename" | "size"> }

/** Why a license delivers nothing, or null. */
export function refusalOf({ state, pdf_file_id, number }: LicenseRow): { code: string; words: string } | null {
  if (state === "issuing" || !pdf_file_id) return { code: "issuing", words: "This license is being written. Its files are there in a moment." }
  return state === "valid" ? null : { code: state, words: `License ${number} is ${state}, so its files are not delivered any more.` }
}

/** What a valid license gives. @throws {MedusaError} not_allowed: not valid (any more) */
export async function deliveryOf(req: Scoped, license: LicenseRow): Promise<Delivery> {
  const refusal = refusalOf(license)
  if (refusal) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, refusal.words, refusal.code)
  const { pdf_file_id, pdf_bytes, pdf_sha256, facts, number, delivers } = license
  const recordings = req.scope.resolve<RecordingsDoor>(RECORDINGS)
  const [assets, acceptance] = await Promise.all([recordings.assetsOf(license.recording_id), licensing(req).acceptanceOf(license)])
  const named = (kind: DownloadKind, extension: string) => humanFileName({ producer: stageName(facts.licensor), beat_title: facts.beat_title, number }, kind, extension)
  const audio = delivers.flatMap((kind): Deliverable[] => assets.filter((asset) => asset.kind === kind).slice(0, 1).map((asset: Asset) => (
    { kind, filename: named(kind, extname(asset.filename)), mime_type: asset.mime_type, size: asset.size, sha256: asset.checksum, open: () => recordings.openAsset(asset.id) }
  )))
  const store = req.scope.resolve<IFileModuleService>(Modules.FILE)
  const contract: Deliverable = { kind: "contract", filename: named("contract", ".pdf"), mime_type: "application/pdf", size: pdf_bytes ?? 0, sha256: pdf_sha256 ?? "", open: () => store.getDownloadStream(pdf_file_id ?? "") }
  const json = Buffer.from(copyOf(license, acceptance))
  const copy: Deliverable = { kind: "copy", filename: named("copy", ".json"), mime_type: "application/json", size: json.length, sha256: sha256(json), open: () => Promise.resolve(Readable.from([json])) }
  const files = [contract, ...audio]
  return { files, copy, bundle: { kind: "bundle", filename: named("bundle", ".zip"), size: [...files, copy].reduce((sum, { size }) => sum + size, 0) } }
}
