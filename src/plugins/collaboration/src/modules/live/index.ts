import { Module } from "@medusajs/framework/utils"
import { LIVE } from "@max-booster/extension-api"
import LiveService from "./service"

export { LIVE }
export type { LiveService }

/** Notices: facts for people's open pages, kept and numbered. */
export default Module(LIVE, { service: LiveService })
