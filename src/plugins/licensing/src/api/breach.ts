import { MedusaError } from "@medusajs/framework/utils"
import type { SoldLicense } from "@max-booster/api-contract"
import type { BreachStep } from "../modules/licensing/life"
import type { Whose } from "../modules/licensing/lives"
import { toSold } from "./held"
import { licensing, type Caller } from "./licenses"

/** Does something about a breach, and answers with the license as it is then. @throws {MedusaError} not_found · not_allowed */
export async function actOnBreach(req: Caller, whose: Whose, step: Omit<BreachStep, "actor_id">): Promise<SoldLicense> {
  const [{ life }, id, now] = [licensing(req), req.params["id"] ?? "", new Date()]
  await life.breach(whose, id, { ...step, actor_id: req.auth_context.actor_id }, now)
  const license = await life.find(whose, id)
  if (!license) throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no license ${id}`)
  return toSold(license, now)
}
