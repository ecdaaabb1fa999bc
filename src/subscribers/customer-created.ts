import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { sendVerification } from "../workflows/account/verification"

/** Greets a new customer with the verification mail; lost with a crash, it is sent again from the account page. */
export default async function greetCustomer({ event, container }: SubscriberArgs<{ id: string }>) {
  await sendVerification(container, event.data.id, new Date())
}

export const config: SubscriberConfig = { event: "customer.created" }
