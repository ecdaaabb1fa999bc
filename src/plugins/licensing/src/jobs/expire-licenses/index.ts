import { expireLicenses, LICENSING } from "@max-booster/extension-api"
import { handleJob } from "@max-booster/jobs"
import type { LicensingService } from "../../modules/licensing"

/** Ends licenses whose term is over, and reminds of those that end soon; runs by the clock. */
export default handleJob(expireLicenses, ({ container }) => container.resolve<LicensingService>(LICENSING).life.keep(new Date()))
