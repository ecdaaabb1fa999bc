import { ingestRecording } from "@max-booster/extension-api"
import { handleJob } from "@max-booster/jobs"
import { runIngest } from "../../ingest/run"

/** Gate, analysis, waveform, preview and deliverables of an uploaded recording. */
export default handleJob(ingestRecording, ({ data, container, ...run }) => runIngest(data.recording_id, container, run))
