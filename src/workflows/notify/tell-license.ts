import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { LICENSING, LIVE, MARKETPLACE, type LicenseNews, type LicensingDoor, type Live, type MarketplaceDoor } from "@max-booster/extension-api"
import { breachNoticeMail, endedMail, endsSoonMail, producersBreachMail, reinstatedMail, remediedMail, revokedMail } from "./license-mails"
import type { Mail } from "./mails"
import { sendMail } from "./send-mail"

/** Tells whom it concerns what happened to a license. Runs again without a second mail: each has a key. */
export async function tellLicense(container: MedusaContainer, eventId: string): Promise<void> {
  const news = await container.resolve<LicensingDoor>(LICENSING).newsOf(eventId)
  if (!news) return
  const mail = mailOf(news)
  if (mail) await sendMail(container, await addressOf(container, news), mail, `license-news:${eventId}`)
  if (mail && !news.is_gift) await container.resolve<Live>(LIVE).publish({ audience: { actor: "customer", id: news.customer_id }, topic: `license:${news.license_id}`, kind: `license.${news.kind}`, data: { license_id: news.license_id, number: news.number, ends_on: news.ends_on } })
  const what = forProducer(news)
  const [seller] = what ? await container.resolve<MarketplaceDoor>(MARKETPLACE).sellersByIds([news.seller_id]) : []
  if (what && seller) await sendMail(container, seller.email, producersBreachMail({ ...news, link: `${shop()}/sell/licensees?q=${news.number}` }, what), `license-news-seller:${eventId}`)
}

/** What the licensee hears, or null. A reminder that comes late must not speak of what has changed meanwhile. */
function mailOf(news: LicenseNews): Mail | null {
  const words = { ...news, link: `${shop()}/account/licenses/${news.license_id}` }
  switch (news.kind) {
    case "reminded": return news.state === "valid" && !news.is_succeeded ? endsSoonMail(words) : null
    case "expired": return news.is_succeeded ? null : endedMail(words)
    case "breach_noticed": return breachNoticeMail(words)
    case "breach_remedied": return remediedMail(words)
    case "revoked": return news.cause === "breach" ? revokedMail(words) : null
    case "reinstated": return reinstatedMail(words)
    default: return null
  }
}

/** What the producer hears of a breach, or null. */
function forProducer({ kind, cause }: LicenseNews): string | null {
  switch (kind) {
    case "breach_noticed": return "the licensee has notice"
    case "breach_remedied": return "the breach was put right"
    case "breach_declined": return "it is not ended"
    case "revoked": return cause === "breach" ? "it was ended" : null
    default: return null
  }
}

/** The address of the account today; of a license that was given away, the one it was given to. */
async function addressOf(container: MedusaContainer, { customer_id, email }: LicenseNews): Promise<string> {
  const [customer] = customer_id ? await container.resolve(Modules.CUSTOMER).listCustomers({ id: customer_id }) : []
  return customer?.email ?? email
}

const shop = () => process.env["STOREFRONT_URL"] ?? ""
