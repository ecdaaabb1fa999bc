import { mailLicenseLinks } from "@max-booster/extension-api"
import { handleJob } from "@max-booster/jobs"
import type { MedusaContainer } from "@medusajs/framework/types"
import { mailLicenseLinks as mailLinks } from "../../workflows/notify/mail-license-links"

/** Mails the links of what an address has bought. */
export default handleJob(mailLicenseLinks, ({ container, data }) => mailLinks(container as unknown as MedusaContainer, data.email, new Date()))
