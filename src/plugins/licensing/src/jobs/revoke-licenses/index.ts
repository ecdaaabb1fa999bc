import { LICENSING, revokeLicenses } from "@max-booster/extension-api"
import { handleJob } from "@max-booster/jobs"
import type { LicensingService } from "../../modules/licensing"

/** Ends the licenses of order lines whose money went back. */
export default handleJob(revokeLicenses, ({ container, data }) => container.resolve<LicensingService>(LICENSING).revoke(data.order_id, data.line_ids, data.reason))
