import { readCover } from "@max-booster/extension-api"
import { handleJob } from "@max-booster/jobs"
import { readWords } from "../../artwork-words"

/** Reads the words on a cover. */
export default handleJob(readCover, ({ data, container, isLast }) => readWords(container, data, isLast))
