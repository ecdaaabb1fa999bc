import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError, Modules } from "@medusajs/framework/utils"
import { readToken, signToken } from "@max-booster/kernel/sign"
import { MARKETPLACE, type MarketplaceService } from "../../modules/marketplace"
import { verificationMail } from "../notify/mails"
import { sendMail } from "../notify/send-mail"

const TWO_DAYS = 2 * 24 * 3_600_000
const PURPOSE = "verify-email"

/** Mails a link that proves the address. */
export async function sendVerification(container: MedusaContainer, customerId: string, now: Date): Promise<void> {
  const { id, email } = await container.resolve(Modules.CUSTOMER).retrieveCustomer(customerId)
  const token = signToken(secret(), PURPOSE, { customer_id: id, email }, now.getTime() + TWO_DAYS)
  await sendMail(container, email, verificationMail({ link: `${process.env["STOREFRONT_URL"] ?? ""}/verify-email?token=${encodeURIComponent(token)}` }))
}

/** Marks the address of a mailed token as proven. @throws {MedusaError} invalid_data — forged, expired, or the address was changed since */
export async function verifyEmail(container: MedusaContainer, token: string, now: Date): Promise<{ email: string }> {
  const read = readToken<{ customer_id: string; email: string }>(secret(), PURPOSE, token, now.getTime())
  if (!read.ok) throw new MedusaError(MedusaError.Types.INVALID_DATA, read.error === "expired" ? "This link has expired. Sign in and ask for a new one." : "This link is not complete. Copy the whole address from the mail.", read.error)
  const { customer_id, email } = read.value
  const [customer] = await container.resolve(Modules.CUSTOMER).listCustomers({ id: customer_id, email })
  if (!customer) throw new MedusaError(MedusaError.Types.INVALID_DATA, "This link is for an address that is no longer used. Sign in and ask for a new one.", "outdated")
  await container.resolve<MarketplaceService>(MARKETPLACE).verifyEmail(customer_id, now)
  return { email }
}

const secret = () => process.env["LINK_SECRET"] ?? ""
