import { LICENSING, tellLicenseType } from "@max-booster/extension-api"
import { handleJob } from "@max-booster/jobs"
import { tellType } from "../../hook"
import type { LicensingService } from "../../modules/licensing"

/** Calls the hook of a license's type. */
export default handleJob(tellLicenseType, ({ container, data, attempt, signal }) => tellType(container.resolve<LicensingService>(LICENSING), data.license_id, { attempt, signal, log: (words) => { container.resolve<{ info(words: string): void }>("logger").info(words) } }))
