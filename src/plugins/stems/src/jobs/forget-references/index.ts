import { forgetReferences, RECORDINGS, type MasteringDoor } from "@max-booster/extension-api"
import { handleJob } from "@max-booster/jobs"

/** How long a reference track stays. */
const WEEK = 7 * 24 * 3_600_000

/** Removes reference tracks that are a week old: they are somebody else's music. */
export default handleJob(forgetReferences, async ({ container }) => ({ removed: await container.resolve<MasteringDoor>(RECORDINGS).forgetReferencesBefore(new Date(Date.now() - WEEK)) }))
