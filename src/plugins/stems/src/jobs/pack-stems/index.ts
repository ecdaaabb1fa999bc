import { packStems } from "@max-booster/extension-api"
import { handleJob } from "@max-booster/jobs"
import { runPack } from "../../pack/run"

/** What buyers get of the stems, and what anybody may hear. */
export default handleJob(packStems, ({ data, container, ...run }) => runPack(data, container, run))
