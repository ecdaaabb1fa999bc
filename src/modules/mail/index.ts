import { ModuleProvider, Modules } from "@medusajs/framework/utils"
import SmtpMailService from "./service"

/** Notification provider: mail over SMTP. With SENDGRID_API_KEY Medusa's SendGrid provider stands in its place. */
export default ModuleProvider(Modules.NOTIFICATION, { services: [SmtpMailService] })
