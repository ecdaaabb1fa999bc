import type { AuthenticatedMedusaRequest, MedusaRequest } from "@medusajs/framework/http"
import type { ICustomerModuleService } from "@medusajs/framework/types"
import { MedusaError, Modules } from "@medusajs/framework/utils"
import type { LicenseView } from "@max-booster/api-contract"
import { LICENSING, MARKETPLACE, type MarketplaceDoor } from "@max-booster/extension-api"
import { termOf } from "../core/term"
import { stageName } from "../core/words"
import type { LicensingService } from "../modules/licensing"
import type { LifeRow } from "../modules/licensing/lives"
import type { LicenseRow } from "../modules/licensing/rows"

type Scoped = Pick<MedusaRequest, "scope">
/** A request of somebody who is signed in. */
export type Caller = Pick<AuthenticatedMedusaRequest, "scope" | "auth_context" | "params">

/** The licensing service of a request. */
export const licensing = (req: Scoped): LicensingService => req.scope.resolve<LicensingService>(LICENSING)

/** Whose licenses a signed-in customer sees: his, and those given to his address once it is proven. */
export async function hisLicenses(req: Caller): Promise<{ customer_id: string; email: string | null }> {
  const customer_id = req.auth_context.actor_id
  const [{ email }, isProven] = await Promise.all([req.scope.resolve<ICustomerModuleService>(Modules.CUSTOMER).retrieveCustomer(customer_id, { select: ["email"] }), req.scope.resolve<MarketplaceDoor>(MARKETPLACE).isEmailVerified(customer_id)])
  return { customer_id, email: isProven ? email : null }
}

/** A customer's license with its life. @throws {MedusaError} not_found, also when it is another's */
export async function ownLicense(req: Caller, id: string): Promise<LifeRow> {
  const license = await licensing(req).life.find(await hisLicenses(req), id)
  if (!license) throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no license ${id} of yours`)
  return license
}

/** A license as its buyer sees it. */
export function toView(license: LicenseRow): LicenseView {
  const { id, number, state, type, label, facts, recording_id, delivers, caps, issued_at, order_id, pdf_sha256 } = license
  return {
    id, number, state, type, label, beat_title: facts.beat_title, recording_id, producer: stageName(facts.licensor), price: facts.price, delivers, caps,
    issued_at: issued_at?.toISOString() ?? null, order_id, pdf_sha256, ends_on: termOf(license).ends_on,
  }
}
