import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { passwordMail } from "../workflows/notify/mails"
import { sendMail } from "../workflows/notify/send-mail"

/** Mails the link to choose a new password. */
export default async function sendPasswordReset({ event, container }: SubscriberArgs<{ entity_id: string; token: string; actor_type: string }>) {
  const { entity_id: email, token, actor_type } = event.data
  const base = actor_type === "user" ? `${process.env["BACKEND_URL"] ?? ""}/app/reset-password` : `${process.env["STOREFRONT_URL"] ?? ""}/reset-password`
  await sendMail(container, email, passwordMail({ link: `${base}?token=${encodeURIComponent(token)}&email=${encodeURIComponent(email)}` }))
}

export const config: SubscriberConfig = { event: "auth.password_reset" }
