import { readRoyaltyStatement } from "@max-booster/extension-api"
import { handleJob } from "@max-booster/jobs"
import { readStatement } from "../../statements/read-statement"

/** Reads a distributor's file into sums. */
export default handleJob(readRoyaltyStatement, readStatement)
