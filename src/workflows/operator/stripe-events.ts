import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import type { StripeEventRow, StripeEventView } from "@max-booster/api-contract"
import { processStripeEvent } from "@max-booster/extension-api"
import { enqueue, request } from "@max-booster/jobs"
import { STRIPE_CONNECT, type InboxFilter, type InboxRow, type StripeConnectService } from "../../modules/stripe-connect"
import { transaction } from "../purchase/complete-purchase"

/** The webhook inbox, newest first, with how many events there are of each state. */
export async function listEvents(container: MedusaContainer, { offset, limit, ...filter }: InboxFilter & { offset: number; limit: number }) {
  const { inbox } = container.resolve<StripeConnectService>(STRIPE_CONNECT)
  const [{ events, count }, tally] = await Promise.all([inbox.page(filter, { offset, limit }), inbox.tally()])
  return { events: events.map(toRow), count, ...tally }
}

/** One event with all that Stripe sent. @throws {MedusaError} not_found */
export async function readEvent(container: MedusaContainer, id: string): Promise<StripeEventView> {
  const event = await container.resolve<StripeConnectService>(STRIPE_CONNECT).inbox.read(id)
  if (!event) throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no event ${id} in the inbox`)
  return { ...toRow(event), payload: event.payload }
}

/** Has an event processed once more; the state and the job commit together. While a try is under way it changes nothing. @throws {MedusaError} not_found */
export async function replayEvent(container: MedusaContainer, id: string): Promise<StripeEventView> {
  await readEvent(container, id)
  await transaction(container, async (sql) => {
    const replay = await container.resolve<StripeConnectService>(STRIPE_CONNECT).inbox.beginReplay(sql, id)
    if (replay !== null) await enqueue(sql, request(processStripeEvent, { inbox_id: id }, { key: `event:${id}:replay:${replay}` }))
  })
  return readEvent(container, id)
}

const toRow = ({ id, type, account, object_id, state, error, attempts, replays, happened_at, received_at, processed_at }: InboxRow): StripeEventRow => ({
  id, type, account, object_id, state, error, attempts, replays,
  happened_at: new Date(happened_at).toISOString(), received_at: new Date(received_at).toISOString(), processed_at: processed_at ? new Date(processed_at).toISOString() : null,
})
