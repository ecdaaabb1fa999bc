import { Module } from "@medusajs/framework/utils"
import { LICENSING } from "@max-booster/extension-api"
import LicensingService from "./service"
import type { PlanOwner } from "./types-and-plans"

export { LICENSING }
export type { LicensingService, PlanOwner }

/** Licenses: plans, contract texts, acceptances, issue. */
export default Module(LICENSING, { service: LicensingService })
