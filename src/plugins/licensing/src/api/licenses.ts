import type { MedusaRequest } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import type { LicenseView } from "@max-booster/api-contract"
import { LICENSING } from "@max-booster/extension-api"
import { lastDayOf } from "../core/term"
import { stageName } from "../core/words"
import type { LicensingService } from "../modules/licensing"
import type { LicenseRow } from "../modules/licensing/rows"

type Scoped = Pick<MedusaRequest, "scope">

/** The licensing service of a request. */
export const licensing = (req: Scoped): LicensingService => req.scope.resolve<LicensingService>(LICENSING)

/** A customer's license. @throws {MedusaError} not_found, also when it is another's */
export async function ownLicense(req: Scoped, customerId: string, id: string): Promise<LicenseRow> {
  const [license] = (await licensing(req).listLicenses({ id, customer_id: customerId })) as unknown as LicenseRow[]
  if (!license) throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no license ${id} of yours`)
  return license
}

/** A license as its buyer sees it. */
export function toView({ id, number, state, type, label, facts, recording_id, delivers, caps, issued_at, paid_at, order_id, pdf_sha256 }: LicenseRow): LicenseView {
  return {
    id, number, state, type, label, beat_title: facts.beat_title, recording_id, producer: stageName(facts.licensor), price: facts.price, delivers, caps,
    issued_at: issued_at?.toISOString() ?? null, order_id, pdf_sha256, ends_on: lastDayOf(paid_at, facts.terms?.["years"]),
  }
}
