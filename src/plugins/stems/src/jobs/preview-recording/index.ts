import { previewRecording } from "@max-booster/extension-api"
import { handleJob } from "@max-booster/jobs"
import { preview } from "../../ingest/parts"
import { runPart } from "../../ingest/run"

/** The tagged preview. */
export default handleJob(previewRecording, ({ data, container, ...run }) => runPart("preview", preview)(data.recording_id, container, run))
