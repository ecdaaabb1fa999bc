import type { ReleaseTarget } from "@max-booster/api-contract"
import { SPOTIFY } from "../core/ern/tables"
import type { Party } from "../core/facts"

/** Who receives what is made for a target: stores by their own party, what is generic by `RELEASE_RECIPIENT_NAME` and `RELEASE_RECIPIENT_DPID`. */
export const recipientOf = (target: ReleaseTarget, env: NodeJS.ProcessEnv = process.env): Party =>
  (target === "spotify" ? SPOTIFY : { name: env["RELEASE_RECIPIENT_NAME"] ?? "The recipient (RELEASE_RECIPIENT_NAME)", dpid: env["RELEASE_RECIPIENT_DPID"] ?? null })
