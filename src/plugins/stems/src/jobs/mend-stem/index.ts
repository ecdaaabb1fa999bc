import { mendStem } from "@max-booster/extension-api"
import { handleJob } from "@max-booster/jobs"
import { runStem } from "../../pack/run"

/** A stem made to fit its recording. */
export default handleJob(mendStem, ({ data, container, ...run }) => runStem(data, container, run))
