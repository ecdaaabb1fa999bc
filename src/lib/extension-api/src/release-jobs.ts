import { defineJob } from "@max-booster/jobs"
import { z } from "zod"

const MINUTE = 60_000

/** One package of a release. Done by `ddex`. */
export const packRelease = defineJob({ name: "release.pack", queue: "releases", attempts: 3, timeoutMs: 60 * MINUTE, data: z.object({ export_id: z.string() }) })
/** One hand-over by a channel. Done by `ddex`. */
export const deliverRelease = defineJob({ name: "release.deliver", queue: "releases", attempts: 5, timeoutMs: 60 * MINUTE, data: z.object({ delivery_id: z.string() }) })
/** Reads the words on a release's cover, the one with this checksum. Done by `ddex`. */
export const readCover = defineJob({ name: "release.read-cover", queue: "releases", attempts: 3, timeoutMs: 2 * MINUTE, data: z.object({ release_id: z.string(), checksum: z.string() }) })
/** Reads what recipients said. Runs by the clock. Done by `ddex`. */
export const readAcknowledgements = defineJob({ name: "release.acknowledgements", queue: "releases", attempts: 1, everyMs: MINUTE, data: z.object({}).loose() })
/** Looks for releases that were handed over at Spotify. Runs by the clock. Done by `ddex`. */
export const lookUpReleases = defineJob({ name: "release.look-up", queue: "releases", attempts: 1, everyMs: 60 * MINUTE, data: z.object({}).loose() })
