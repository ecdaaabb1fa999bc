import type { INotificationModuleService, MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { Mail } from "./mails"

/** The methods of the notification module's service that its interface leaves out. */
type Notifications = INotificationModuleService & { deleteNotifications(ids: string[]): Promise<void> }

/** Sends a mail through Medusa's notification module; the same key sends once, and a try that failed or was killed is made again. */
export async function sendMail(container: MedusaContainer, to: string, { template, ...content }: Mail, key?: string): Promise<void> {
  const notifications = container.resolve<Notifications>(Modules.NOTIFICATION)
  if (key) {
    const earlier = (await notifications.listNotifications({ idempotency_key: key } as object)) as { id: string; status?: string }[]
    if (earlier.some(({ status }) => status === "success")) return
    // Medusa takes a row that a killed try left behind for a sent mail, and cannot store the outcome of a second try.
    await notifications.deleteNotifications(earlier.map(({ id }) => id))
  }
  await notifications.createNotifications({ to, channel: "email", template, content, ...(key && { idempotency_key: key }) })
}
