import { readCover } from "@max-booster/extension-api"
import { handleJob } from "@max-booster/jobs"
import { readCoverOf } from "../../read-cover"

/** Reads the words on a cover. */
export default handleJob(readCover, ({ data, container, isLast }) => readCoverOf(container, data, isLast))
