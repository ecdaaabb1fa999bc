import type { Resolver } from "@max-booster/jobs"
import { LICENSING } from "@max-booster/extension-api"
import type { IFileModuleService } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { sha256 } from "./core/canonical"
import type { LicensingService } from "./modules/licensing"
import type { LicenseRow, PaidOrder } from "./modules/licensing/rows"
import { renderContract } from "./pdf/render-contract"
import { verificationFor } from "./verify"

/** Issues the licenses of a paid order with their contracts. Runs again without harm: a license is written once, and the same license gives the same bytes. */
export async function issueOrder(container: Resolver, order: PaidOrder, now: Date): Promise<void> {
  const licensing = container.resolve<LicensingService>(LICENSING)
  for (const license of await licensing.draftLicenses(order)) {
    if (license.state === "issuing") await issue(licensing, container.resolve<IFileModuleService>(Modules.FILE), license, now)
  }
}

async function issue(licensing: LicensingService, files: IFileModuleService, license: LicenseRow, now: Date): Promise<void> {
  const acceptance = await licensing.acceptanceOf(license)
  const bytes = await renderContract({ ...license, paid_at: license.paid_at.toISOString(), acceptance, verification: verificationFor(license) })
  const hash = sha256(bytes)
  const file = await files.createFiles({ filename: `contract-${hash}.pdf`, mimeType: "application/pdf", access: "private", content: Buffer.from(bytes).toString("base64") })
  await licensing.markIssued(license, { id: file.id, sha256: hash, bytes: bytes.length }, now)
}
