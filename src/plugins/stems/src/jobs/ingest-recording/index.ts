import { ingestRecording } from "@max-booster/extension-api"
import { handleJob } from "@max-booster/jobs"
import { runGate } from "../../ingest/run"

/** The gate of an uploaded recording. */
export default handleJob(ingestRecording, ({ data, container, ...run }) => runGate(data.recording_id, container, run))
