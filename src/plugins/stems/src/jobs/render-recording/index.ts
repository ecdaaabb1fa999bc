import { renderRecording } from "@max-booster/extension-api"
import { handleJob } from "@max-booster/jobs"
import { deliver } from "../../ingest/parts"
import { runPart } from "../../ingest/run"

/** The files that buyers get. */
export default handleJob(renderRecording, ({ data, container, ...run }) => runPart("deliver", deliver)(data.recording_id, container, run))
