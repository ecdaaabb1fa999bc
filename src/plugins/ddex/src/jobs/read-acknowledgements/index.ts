import { readAcknowledgements } from "@max-booster/extension-api"
import { handleJob } from "@max-booster/jobs"
import { runAcknowledgements } from "../../channels/deliver"

/** What recipients said of what they got; runs by the clock. */
export default handleJob(readAcknowledgements, ({ container, signal }) => runAcknowledgements(container, signal))
