import { checkStem } from "@max-booster/extension-api"
import { handleJob } from "@max-booster/jobs"
import { runStem } from "../../pack/run"

/** Gate and lossless copy of one uploaded stem. */
export default handleJob(checkStem, ({ data, container, ...run }) => runStem(data, container, run))
