import { hearAgain } from "@max-booster/extension-api"
import { handleJob } from "@max-booster/jobs"
import { runHearAgain } from "../../hear-again"

/** A ready recording heard again for the operator. */
export default handleJob(hearAgain, ({ data, container, signal }) => runHearAgain(data.recording_id, container, signal))
