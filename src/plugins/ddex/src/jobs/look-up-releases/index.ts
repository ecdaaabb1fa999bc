import { lookUpReleases } from "@max-booster/extension-api"
import { handleJob } from "@max-booster/jobs"
import { lookUpOpen } from "../../spotify/look-up"

/** Looks for releases that were handed over at Spotify; runs by the clock. */
export default handleJob(lookUpReleases, ({ container, signal }) => lookUpOpen(container, signal))
