import type { ReleaseTarget } from "@max-booster/api-contract"

/** The end of the address of a target's guide in Payload: /help/release-to-spotify. */
export const guideSlug = (target: ReleaseTarget) => `release-to-${target}`
