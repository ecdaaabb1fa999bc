import { expireLicenses, LICENSING } from "@max-booster/extension-api"
import { handleJob } from "@max-booster/jobs"
import type { LicensingService } from "../../modules/licensing"

/** Ends licenses whose term is over; runs by the clock. */
export default handleJob(expireLicenses, ({ container }) => container.resolve<LicensingService>(LICENSING).expire(new Date()))
