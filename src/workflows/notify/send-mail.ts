import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { Mail } from "./mails"

/** Sends a mail through Medusa's notification module; the same key sends once. */
export async function sendMail(container: MedusaContainer, to: string, { template, ...content }: Mail, key?: string): Promise<void> {
  await container.resolve(Modules.NOTIFICATION).createNotifications({ to, channel: "email", template, content, ...(key && { idempotency_key: key }) })
}
