import type { MedusaRequest } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import type { VerifiedLicense } from "@max-booster/api-contract"
import { termOf } from "../core/term"
import { isCode } from "../core/verification"
import type { LicenseRow } from "../modules/licensing/rows"
import { verificationFor } from "../verify"
import { licensing } from "./licenses"

type Scoped = Pick<MedusaRequest, "scope">

/** What anybody may know of a license who has its number and code. @throws {MedusaError} not_found: unknown, and just the same when the code is another's */
export async function byNumber(req: Scoped, number: string, code: string): Promise<VerifiedLicense> {
  const license = await issued(req, { number: number.trim().toUpperCase() })
  if (!license || !isCode(code, verificationFor(license).code)) throw new MedusaError(MedusaError.Types.NOT_FOUND, "There is no license with this number and code. Both stand on the first page of its contract.", "unknown_license")
  return toVerified(req, license)
}

/** The license whose contract has these very bytes: who has them has its number and code. @throws {MedusaError} not_found */
export async function byFile(req: Scoped, sha256: string): Promise<VerifiedLicense> {
  const license = await issued(req, { pdf_sha256: sha256.toLowerCase() })
  if (!license) throw new MedusaError(MedusaError.Types.NOT_FOUND, "No contract of this shop has exactly these bytes.", "unknown_file")
  return toVerified(req, license)
}

type Issued = LicenseRow & { state: VerifiedLicense["state"]; issued_at: Date; pdf_sha256: string }
const isIssued = (license: LicenseRow | undefined): license is Issued => license !== undefined && license.state !== "issuing" && license.issued_at !== null && license.pdf_sha256 !== null

async function issued(req: Scoped, where: { number: string } | { pdf_sha256: string }): Promise<Issued | null> {
  const [license] = (await licensing(req).listLicenses(where)) as unknown as LicenseRow[]
  return isIssued(license) ? license : null
}

/** Nothing of the buyer, and of the producer only the shop's name. */
async function toVerified(req: Scoped, license: Issued): Promise<VerifiedLicense> {
  const { number, state, type, label, facts, caps, issued_at, pdf_sha256 } = license
  const successor = state === "superseded" ? ((await licensing(req).life.find("all", license.id))?.successor?.number ?? null) : null
  return { number, code: verificationFor(license).code, state, type, label, beat_title: facts.beat_title, producer: facts.licensor.alias ?? "", caps, ...termOf(license), successor, issued_at: issued_at.toISOString(), pdf_sha256 }
}
