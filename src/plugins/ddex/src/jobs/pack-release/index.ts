import { packRelease } from "@max-booster/extension-api"
import { handleJob } from "@max-booster/jobs"
import { runPack } from "../../pack/run"

/** One package of a release. */
export default handleJob(packRelease, ({ data, container, ...run }) => runPack(data.export_id, container, run))
