import { drawRecording } from "@max-booster/extension-api"
import { handleJob } from "@max-booster/jobs"
import { draw } from "../../ingest/parts"
import { runPart } from "../../ingest/run"

/** The waveform. */
export default handleJob(drawRecording, ({ data, container, ...run }) => runPart("draw", draw)(data.recording_id, container, run))
