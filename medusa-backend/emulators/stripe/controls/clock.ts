import { z } from "zod"
import type { Context } from "../context"
import { aheadOf, nowOf, putAhead } from "../time/clock"
import { pass } from "../time/pass"
import { ok, parsed, type ControlReply } from "./reply"

const MOST_DAYS = 400
const DAY = 24 * 3600

const advance = z
  .strictObject({ seconds: z.number().int().min(1).optional(), days: z.number().int().min(1).optional(), to: z.number().int().optional() })
  .refine(({ seconds, days, to }) => [seconds, days, to].filter((one) => one !== undefined).length === 1, "Say one of seconds, days, to.")

/** What time it is, and by how much the clock is ahead of the machine's. */
export function showClock({ store }: Context): ControlReply {
  return ok({ now: nowOf(store), aheadSeconds: aheadOf(store) })
}

/** Advances the clock and does what was due on the way. */
export function advanceClock(context: Context, body: string): ControlReply {
  return parsed(advance, body, ({ seconds, days, to }) => {
    const from = nowOf(context.store)
    const by = to === undefined ? (seconds ?? 0) + (days ?? 0) * DAY : to - from
    if (by < 1 || by > MOST_DAYS * DAY) return { status: 400, body: { error: `The clock goes forward only, and at most ${MOST_DAYS} days at once.` } }
    context.store.transact(() => {
      pass(context, from, from + by)
      putAhead(context.store, aheadOf(context.store) + by)
    })
    return showClock(context)
  })
}
