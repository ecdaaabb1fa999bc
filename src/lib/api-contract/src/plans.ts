import { z } from "zod"
import { boundSchema } from "./bound"
import { clauseSchema, deliverableSchema, moneySchema } from "./common"
import { capsSchema, tierDetailsSchema } from "./license"
import { route } from "./route"

const minor = z.string()
const terms = z.record(z.string(), z.unknown())

/** A tier in a plan. `blocked_by`: what is missing to offer it on this beat, e.g. "The WAV file is not ready yet". */
export const planTierSchema = z.object({
  type: z.string(), label: z.string(), summary: z.string(), price: moneySchema, enabled: z.boolean(), caps: capsSchema, delivers: z.array(deliverableSchema), exclusive: z.boolean(),
  details: tierDetailsSchema, /** Offers from here on are accepted at once. */ accept_from: moneySchema.nullable(), blocked_by: z.string().nullable(),
  /** What the type permits: prices in minor units, and terms. */
  price_rules: z.object({ lowest: minor, highest: minor, step: minor }), bounds: z.array(boundSchema),
  /** As it is without this plan: what an undo goes back to. */
  below: z.object({ price: moneySchema, enabled: z.boolean(), minimum_offer: moneySchema.nullable(), accept_from: moneySchema.nullable(), terms }),
  /** What differs from it: `price`, `enabled`, `minimum_offer`, or the name of a term. */
  overrides: z.array(z.string()),
})
export type PlanTier = z.infer<typeof planTierSchema>

/** What somebody changes of a tier; what is left out stays as the plan below has it. */
export const tierChangeSchema = z.object({ type: z.string(), price: moneySchema.optional(), enabled: z.boolean().optional(), minimum_offer: moneySchema.nullable().optional(), accept_from: moneySchema.nullable().optional(), terms: terms.optional() })
export type TierChange = z.infer<typeof tierChangeSchema>

const body = z.object({ tiers: z.array(tierChangeSchema).min(1).max(100) })
const plan = z.object({ plan: z.object({ recording_id: z.string().nullable(), tiers: z.array(planTierSchema) }) })

export const readPlan = route({ method: "GET", path: "/sellers/recordings/:id/plan", who: "seller", summary: "License tiers of a beat: the shop's, with what the beat has otherwise", response: plan })
export const savePlan = route({ method: "POST", path: "/sellers/recordings/:id/plan", who: "seller", summary: "Sets what a beat has otherwise than the shop; a tier that is not named is as in the shop. A listed beat shows it within seconds", body, response: plan })
export const resetPlan = route({ method: "DELETE", path: "/sellers/recordings/:id/plan", who: "seller", summary: "The beat is licensed as the shop's plan says, in all", response: plan })

export const readShopPlan = route({ method: "GET", path: "/sellers/me/license-plan", who: "seller", summary: "License tiers of the shop, which start from the operator's defaults", response: plan })
export const saveShopPlan = route({ method: "POST", path: "/sellers/me/license-plan", who: "seller", summary: "Changes tiers of the shop; beats on sale show it one after the other, by a job", body, response: plan })
export const previewLicense = route({
  method: "POST", path: "/sellers/license-preview", who: "seller", summary: "The clauses of a license type under such terms; refused as the plan would be", body: z.object({ type: z.string(), terms }),
  response: z.object({ clauses: z.array(clauseSchema) }),
})

export const readLicenseDefaults = route({ method: "GET", path: "/admin/license-defaults", who: "operator", summary: "What shops' license plans start from", response: plan })
export const saveLicenseDefaults = route({ method: "POST", path: "/admin/license-defaults", who: "operator", summary: "Changes what shops' plans start from; shops without a plan of their own follow, by a job", body, response: plan })
