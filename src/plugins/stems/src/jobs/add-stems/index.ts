import { addStems } from "@max-booster/extension-api"
import { handleJob } from "@max-booster/jobs"
import { runAddStems } from "../../pack/run"

/** Gate, lossless copies, manifest and zip of uploaded stems. */
export default handleJob(addStems, ({ data, container, ...run }) => runAddStems(data, container, run))
