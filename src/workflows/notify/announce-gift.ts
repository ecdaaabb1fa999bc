import type { MedusaContainer } from "@medusajs/framework/types"
import { LICENSING, type LicensingDoor } from "@max-booster/extension-api"
import { signToken } from "@max-booster/kernel/sign"
import { freeMail } from "./mails"
import { sendMail } from "./send-mail"

const THIRTY_DAYS = 30 * 24 * 3_600_000

/** Mails the link of a license that was given away; no gift of that id, no mail. Once each time it was asked for. */
export async function announceGift(container: MedusaContainer, id: string): Promise<void> {
  const gift = await container.resolve<LicensingDoor>(LICENSING).giftOf(id)
  if (!gift) return
  const mailedAt = new Date(gift.mailed_at).getTime()
  const token = signToken(process.env["LINK_SECRET"] ?? "", "free-download", { gift: id }, mailedAt + THIRTY_DAYS)
  await sendMail(container, gift.email, freeMail({ name: gift.name, title: gift.beat_title, link: `${process.env["STOREFRONT_URL"] ?? ""}/free/${token}` }), `gift:${id}:${mailedAt}`)
}
