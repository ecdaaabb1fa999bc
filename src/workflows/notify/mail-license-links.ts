import type { MedusaContainer } from "@medusajs/framework/types"
import { LICENSING, type LicensingDoor } from "@max-booster/extension-api"
import { Modules } from "@medusajs/framework/utils"
import { licenseLinksMail } from "./mails"
import { sendMail } from "./send-mail"

/** As many as a mail may name. */
const MOST = 20

/** Mails an address the links of its newest orders; one that has bought nothing gets no mail. */
export async function mailLicenseLinks(container: MedusaContainer, email: string, now: Date): Promise<void> {
  const customers = await container.resolve(Modules.CUSTOMER).listCustomers({ email })
  if (customers.length === 0) return
  const licensing = container.resolve<LicensingDoor>(LICENSING)
  const orders = (await licensing.ordersOf(customers.map(({ id }) => id))).slice(0, MOST)
  if (orders.length === 0) return
  const links = await Promise.all(orders.map(async ({ order_id, order_number, titles }) => ({ number: order_number, titles, link: await licensing.orderLink(order_id, now) })))
  await sendMail(container, email, licenseLinksMail(links))
}
