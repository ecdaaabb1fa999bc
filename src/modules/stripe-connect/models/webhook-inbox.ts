import { model } from "@medusajs/framework/utils"

/** An event of Stripe, stored before it is answered. Stripe's id is the primary key: a second delivery is the same row. */
export const WebhookInbox = model.define("webhook_inbox", {
  id: model.text().primaryKey(),
  type: model.text().index(),
  /** The connected account it is about; null for the platform's own. */
  account: model.text().nullable(),
  payload: model.json(),
  state: model.enum(["received", "processed", "ignored", "failed"]).default("received"),
  error: model.text().nullable(),
  /** Tries in all; and how often an operator asked for one more. */
  attempts: model.number().default(0),
  replays: model.number().default(0),
  processed_at: model.dateTime().nullable(),
})
