import type { Settings } from "../settings"
import { PLATFORM, type Delivery, type StoredEvent } from "../store/kinds"
import type { Store } from "../store/store"
import { targetOf } from "./listeners"
import { signatureOf } from "./sign"

/** Waiting times after a failed attempt; the last one repeats. */
const BACKOFF_MS = [500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 60_000, 120_000, 300_000]
const MAX_ATTEMPTS = 60
const TIMEOUT_MS = 20_000
const CONCURRENT = 4

/** Delivers queued events until stopped. What is queued lives in the store, so a restart goes on with it. */
export class Deliverer {
  private readonly busy_ = new Set<string>()
  private readonly abort_ = new AbortController()
  private timer_: NodeJS.Timeout | undefined

  constructor(
    private readonly store_: Store,
    private readonly settings_: Settings,
  ) {}

  /** Looks for due deliveries now; called after each commit. */
  wake(): void {
    if (this.abort_.signal.aborted) return
    clearTimeout(this.timer_)
    const waiting = this.store_
      .list("delivery")
      .reverse()
      .filter(({ id, state }) => state === "waiting" && !this.busy_.has(id))
    const now = Date.now()
    for (const delivery of waiting) {
      const due = delivery.nextAttemptAtMs <= now || this.mayGo_(delivery)
      if (due && this.busy_.size < CONCURRENT) void this.attempt_(delivery)
    }
    const next = Math.min(...waiting.map(({ nextAttemptAtMs }) => nextAttemptAtMs).filter((at) => at > now))
    if (Number.isFinite(next)) this.timer_ = setTimeout(() => this.wake(), next - now)
  }

  /** Stops; an attempt that is under way will be made again at the next start. */
  stop(): void {
    clearTimeout(this.timer_)
    this.abort_.abort()
  }

  /** Whether a reordered delivery need not wait any longer: the one that it follows has arrived. */
  private mayGo_({ after, attempts }: Delivery): boolean {
    return after !== undefined && after !== "next" && attempts === 0 && this.store_.get("delivery", after) === undefined
  }

  private async attempt_(delivery: Delivery): Promise<void> {
    this.busy_.add(delivery.id)
    const problem = await this.post_(delivery)
    this.busy_.delete(delivery.id)
    if (this.abort_.signal.aborted) return
    const current = this.store_.get("delivery", delivery.id)
    if (current !== undefined) this.store_.transact(() => this.record_(current, problem))
    this.wake()
  }

  /** Returns what went wrong, or null. */
  private async post_(delivery: Delivery): Promise<string | null> {
    const target = targetOf({ store: this.store_, settings: this.settings_ }, delivery.endpoint)
    const event = this.store_.get("event", delivery.event)
    if (target === undefined) return `no ${delivery.endpoint} webhook address is configured`
    if (event === undefined) return "the event is gone"
    const body = JSON.stringify(event, null, 2)
    const damage = delivery.attempts === 0 ? delivery.damage : undefined
    try {
      const answer = await fetch(target.url, {
        method: "POST",
        headers: {
          "content-type": "application/json; charset=utf-8",
          "user-agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
          "stripe-signature": signatureOf(body, damage === "forged" ? "whsec_of_somebody_else" : target.secret, signedAt(damage)),
        },
        body: damage === "tampered" ? body.replace('"livemode": false', '"livemode": fals3') : body,
        redirect: "manual",
        signal: AbortSignal.any([this.abort_.signal, AbortSignal.timeout(TIMEOUT_MS)]),
      })
      await answer.arrayBuffer()
      return answer.ok ? null : `answered ${answer.status}`
    } catch (error) {
      return error instanceof Error ? error.message : String(error)
    }
  }

  private record_(delivery: Delivery, problem: string | null): void {
    const attempts = delivery.attempts + 1
    if (problem === null) {
      this.store_.delete("delivery", delivery.id)
      const event = this.store_.get("event", delivery.event)
      if (event !== undefined) this.settle_({ ...event, pending_webhooks: this.pending_(event) })
      return
    }
    const wait = BACKOFF_MS[Math.min(attempts, BACKOFF_MS.length) - 1] ?? 0
    this.store_.put("delivery", PLATFORM, {
      ...delivery,
      attempts,
      state: attempts >= MAX_ATTEMPTS ? "given_up" : "waiting",
      nextAttemptAtMs: Date.now() + wait,
      lastProblem: problem,
    })
  }

  private pending_({ id }: StoredEvent): number {
    return this.store_.list("delivery").filter(({ event, state }) => event === id && state === "waiting").length
  }

  private settle_(event: StoredEvent): void {
    this.store_.put("event", event.account ?? PLATFORM, event)
  }
}

/** When a delivery says that it was signed, by the machine's clock: receivers compare it with theirs. */
function signedAt(damage: Delivery["damage"]): number {
  const now = Math.floor(Date.now() / 1000)
  return damage === "stale" ? now - 3600 : now
}
