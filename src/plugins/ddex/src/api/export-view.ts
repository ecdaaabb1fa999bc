import type { ReleaseExport } from "@max-booster/api-contract"
import { MedusaError } from "@medusajs/framework/utils"
import type { AuthenticatedMedusaRequest } from "@medusajs/framework/http"
import { signToken } from "@max-booster/kernel/sign"
import { toExportView, type ExportRow } from "../core/export-row"
import { gatherFacts } from "../facts"
import { fingerprintOf } from "../pack/fingerprint"
import { ownShop, releases, type Caller } from "./caller"

/** What a link to a package says. */
export type PackageLink = { export: string }
export const PACKAGE_LINK = "release-package"
export const linkSecret = (): string => process.env["LINK_SECRET"] ?? ""

const HOUR = 3_600_000

/** The caller's package. @throws {MedusaError} not_found, also when it is another's */
export async function ownExport(req: Caller & Pick<AuthenticatedMedusaRequest, "params">): Promise<ExportRow> {
  const id = req.params["id"] ?? ""
  const [row] = await releases(req).exports.find({ id, sellerId: (await ownShop(req)).id })
  if (!row) throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no package ${id} of yours. It may have been removed.`)
  return row
}

/** Packages of one release as their producer sees them. */
export async function viewsOf(req: Pick<Caller, "scope">, rows: readonly ExportRow[]): Promise<ReleaseExport[]> {
  const [first] = rows
  if (!first) return []
  const { book, exports } = releases(req)
  const [release, deliveries] = await Promise.all([book.find(first.release_id, first.seller_id), exports.deliveriesOf(rows.map(({ id }) => id))])
  const now = new Date()
  const today = release ? fingerprintOf(await gatherFacts(req.scope, release, now)) : null
  const linkTo = (id: string) => `${process.env["BACKEND_URL"] ?? ""}/release-files/${signToken(linkSecret(), PACKAGE_LINK, { export: id } satisfies PackageLink, now.getTime() + HOUR)}`
  return rows.map((row) => toExportView(row, deliveries, { url: row.state === "ready" ? linkTo(row.id) : null, isCurrent: row.fingerprint !== null && row.fingerprint === today }))
}
