import { makeRendition } from "@max-booster/extension-api"
import { handleJob } from "@max-booster/jobs"
import { renditions } from "../../renditions"
import { runRendition } from "../../renditions/run"

/** One rendition that a producer asked for. */
export default handleJob(makeRendition, ({ data, container, ...run }) => runRendition(data.rendition_id, renditions, container, run))
