import { AbstractNotificationProviderService, MedusaError } from "@medusajs/framework/utils"
import type { ProviderSendNotificationDTO, ProviderSendNotificationResultsDTO } from "@medusajs/framework/types"
import { createTransport, type Transporter } from "nodemailer"

type Options = { url: string; from: string }

/** Sends `content: { subject, text, html }` over SMTP. */
export default class SmtpMailService extends AbstractNotificationProviderService {
  static override identifier = "smtp"
  protected readonly transport_: Transporter
  protected readonly from_: string

  constructor(_container: unknown, { url, from }: Options) {
    super()
    this.transport_ = createTransport(url, { from })
    this.from_ = from
  }

  /** @throws {MedusaError} unexpected_state — the mail server did not take it; the caller's job tries again */
  override async send({ to, content }: ProviderSendNotificationDTO): Promise<ProviderSendNotificationResultsDTO> {
    if (!content?.subject) throw new MedusaError(MedusaError.Types.INVALID_ARGUMENT, `A mail to ${to} has no subject`)
    const sent = (await this.transport_.sendMail({ from: this.from_, to, subject: content.subject, text: content.text ?? "", html: content.html ?? "" })) as { messageId: string }
    return { id: sent.messageId }
  }
}
