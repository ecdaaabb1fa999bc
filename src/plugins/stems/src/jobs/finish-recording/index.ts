import { finishRecording } from "@max-booster/extension-api"
import { handleJob } from "@max-booster/jobs"
import { runFinish } from "../../ingest/run"

/** The end of an ingest. */
export default handleJob(finishRecording, ({ data, container }) => runFinish(data.recording_id, container))
