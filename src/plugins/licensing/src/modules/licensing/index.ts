import { Module } from "@medusajs/framework/utils"
import { LICENSING } from "@max-booster/extension-api"
import LicensingService from "./service"

export { LICENSING }
export type { LicensingService }

/** Licenses: plans, contract texts, acceptances, issue. */
export default Module(LICENSING, { service: LicensingService })
