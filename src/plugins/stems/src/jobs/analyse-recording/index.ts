import { analyseRecording } from "@max-booster/extension-api"
import { handleJob } from "@max-booster/jobs"
import { analyse } from "../../ingest/parts"
import { runPart } from "../../ingest/run"

/** Tempo, key and measures. */
export default handleJob(analyseRecording, ({ data, container, ...run }) => runPart("analyse", analyse)(data.recording_id, container, run))
