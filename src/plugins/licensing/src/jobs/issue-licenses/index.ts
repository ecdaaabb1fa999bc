import { issueLicenses } from "@max-booster/extension-api"
import { handleJob, type Resolver } from "@max-booster/jobs"
import { issueOrder } from "../../issue"

/** Issues the licenses of a settled order with their contracts. */
export default handleJob(issueLicenses, ({ container, data }) => issueOrder(container as Resolver, data, new Date()))
