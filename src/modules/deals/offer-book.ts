import { generateEntityId } from "@medusajs/framework/utils"
import { tellOffer } from "@max-booster/extension-api"
import { enqueue, marks, request, rows, type SqlRunner } from "@max-booster/jobs"
import { refuse, ok, type Result } from "@max-booster/kernel"
import { answerOffer, beginOffer, type Answer, type Negotiation, type OfferRules, type OfferState, type Side } from "./core/offer"

/** A step of a negotiation as stored; `price` in minor units. */
export type OfferStepRow = { id: string; offer_id: string; by: Side | "shop"; act: "offer" | "counter" | "accept" | "decline" | "withdraw" | "expire" | "buy"; price: string | null; message: string; at: Date }
export type OfferRow = {
  id: string; seller_id: string; customer_id: string; listing_id: string; recording_id: string; variant_id: string; type: string; buyer_name: string; buyer_email: string
  price: string; currency: string; state: OfferState; turn: Side; expires_at: Date; created_at: Date
}
export type OfferWithSteps = OfferRow & { steps: OfferStepRow[] }
export type NewOffer = Pick<OfferRow, "seller_id" | "customer_id" | "listing_id" | "recording_id" | "variant_id" | "type" | "buyer_name" | "buyer_email" | "currency">

/** How many offers of a buyer may be open at once. */
const MOST_OPEN = 20
const columns = "id, seller_id, customer_id, listing_id, recording_id, variant_id, type, buyer_name, buyer_email, price::text as price, currency, state, turn, expires_at, created_at"

/** Offers and their steps. What writes takes the caller's transaction; mails follow from it. */
export class OfferBook {
  constructor(protected readonly sql_: SqlRunner) {}

  /** A buyer's first word. One offer a license may be open or accepted. */
  async make(sql: SqlRunner, offer: NewOffer, price: bigint, message: string, rules: OfferRules, now: Date): Promise<Result<OfferRow>> {
    await sql("select pg_advisory_xact_lock(hashtextextended(?, 0))", [`offers:${offer.customer_id}`])
    await this.expire(sql, now, offer.customer_id)
    const open = await rows<OfferRow>(sql, `select ${columns} from offer where customer_id = ? and state in ('open', 'accepted') and deleted_at is null`, [offer.customer_id])
    if (open.some(({ variant_id }) => variant_id === offer.variant_id)) return refuse("offer_refused", "You have an offer for this license already. See “Offers” in your account.")
    if (open.length >= MOST_OPEN) return refuse("offer_refused", `${MOST_OPEN} offers of yours are open. Wait for answers, or take some back.`)
    const begun = beginOffer(price, rules, now)
    if (!begun.ok) return begun
    const id = generateEntityId(undefined, "ofr")
    const row = { id, ...offer, price: String(price), state: begun.value.state, turn: begun.value.turn, expires_at: begun.value.expires_at }
    const names = Object.keys(row)
    await sql(`insert into offer (${names.join(", ")}) values (${names.map(() => "?").join(", ")})`, Object.values(row))
    await this.step_(sql, id, { by: "buyer", act: "offer", price: String(price), message, at: now }, begun.value.state === "open")
    if (begun.value.state === "accepted") await this.step_(sql, id, { by: "shop", act: "accept", price: String(price), message: "", at: now })
    return ok({ ...row, created_at: now })
  }

  /** An answer; two at once are taken one after the other. `of` names whose offers these are. */
  async answer(sql: SqlRunner, id: string, of: Partial<Pick<OfferRow, "customer_id" | "seller_id">>, answer: Answer, message: string, rulesOf: (offer: OfferRow) => Promise<OfferRules | null>, now: Date): Promise<Result<OfferRow>> {
    const by: Side = of.customer_id ? "buyer" : "seller"
    const [offer] = await rows<OfferRow>(sql, `select ${columns} from offer where id = ? and ${of.customer_id ? "customer_id" : "seller_id"} = ? and deleted_at is null for update`, [id, of.customer_id ?? of.seller_id])
    if (!offer) return refuse("not_found", `There is no offer ${id} of yours`)
    const rules = await rulesOf(offer)
    if (!rules && answer.act !== "decline" && answer.act !== "withdraw") return refuse("offer_over", "This license is not on sale any more.")
    const [count] = await rows<{ n: number }>(sql, "select count(*)::int as n from offer_step where offer_id = ?", [id])
    const standing: Negotiation = { state: offer.state, turn: offer.turn, price: BigInt(offer.price), expires_at: offer.expires_at }
    const next = answerOffer(standing, by, answer, rules ?? withoutRules(offer), { now, steps: count?.n ?? 0 })
    if (!next.ok) return next
    const { state, turn, price, expires_at } = next.value
    await sql("update offer set state = ?, turn = ?, price = ?, expires_at = ?, updated_at = now() where id = ?", [state, turn, String(price), expires_at, id])
    const isByRule = state === "accepted" && answer.act === "counter"
    await this.step_(sql, id, { by, act: answer.act, price: answer.act === "counter" || answer.act === "accept" ? String(price) : null, message, at: now }, !isByRule)
    if (isByRule) await this.step_(sql, id, { by: "shop", act: "accept", price: String(price), message: "", at: now })
    return ok({ ...offer, state, turn, price: String(price), expires_at })
  }

  /** Ends what nobody answered or paid in time, of one buyer or of all. @returns how many */
  async expire(sql: SqlRunner, now: Date, customerId: string | null = null): Promise<number> {
    const ended = await rows<{ id: string }>(sql, `update offer set state = 'expired', updated_at = now() where state in ('open', 'accepted') and expires_at <= ? and deleted_at is null ${customerId ? "and customer_id = ?" : ""} returning id`, [now, ...(customerId ? [customerId] : [])])
    for (const { id } of ended) await this.step_(sql, id, { by: "shop", act: "expire", price: null, message: "", at: now })
    return ended.length
  }

  /** Marks offers whose license was paid for. Again is a no-op. */
  async markBought(sql: SqlRunner, ids: readonly string[], now: Date): Promise<void> {
    for (const id of ids) {
      const bought = await rows<{ price: string }>(sql, "update offer set state = 'bought', updated_at = now() where id = ? and state in ('accepted', 'expired') returning price::text as price", [id])
      for (const { price } of bought) await this.step_(sql, id, { by: "buyer", act: "buy", price, message: "", at: now }, false)
    }
  }

  /** Offers of a buyer or to a shop with their steps: those that wait for `side` first, then newest first. */
  async of(side: Side, whose: string): Promise<OfferWithSteps[]> {
    const found = await rows<OfferRow>(this.sql_, `select ${columns} from offer where ${side === "buyer" ? "customer_id" : "seller_id"} = ? and deleted_at is null order by (state = 'open' and turn = ?) desc, created_at desc limit 200`, [whose, side])
    return this.withSteps_(found)
  }

  async byId(id: string): Promise<OfferWithSteps | null> {
    const found = await rows<OfferRow>(this.sql_, `select ${columns} from offer where id = ? and deleted_at is null`, [id])
    return (await this.withSteps_(found))[0] ?? null
  }

  /** A step with its offer, or null. */
  async step(id: string): Promise<{ step: OfferStepRow; offer: OfferWithSteps } | null> {
    const [step] = await rows<OfferStepRow>(this.sql_, `select ${stepColumns} from offer_step where id = ?`, [id])
    const offer = step && (await this.byId(step.offer_id))
    return step && offer ? { step, offer } : null
  }

  /** Prices that were agreed and may still be paid, by offer. */
  async agreed(ids: readonly string[], now: Date): Promise<Map<string, OfferRow>> {
    if (ids.length === 0) return new Map()
    const found = await rows<OfferRow>(this.sql_, `select ${columns} from offer where id in (${marks(ids)}) and state = 'accepted' and expires_at > ? and deleted_at is null`, [...ids, now])
    return new Map(found.map((offer) => [offer.id, offer]))
  }

  protected async withSteps_(offers: OfferRow[]): Promise<OfferWithSteps[]> {
    if (offers.length === 0) return []
    const steps = await rows<OfferStepRow>(this.sql_, `select ${stepColumns} from offer_step where offer_id in (${marks(offers)}) order by nth`, offers.map(({ id }) => id))
    return offers.map((offer) => ({ ...offer, steps: steps.filter(({ offer_id }) => offer_id === offer.id) }))
  }

  protected async step_(sql: SqlRunner, offer_id: string, { by, act, price, message, at }: Omit<OfferStepRow, "id" | "offer_id">, isTold = true): Promise<void> {
    const id = generateEntityId(undefined, "ofs")
    await sql(`insert into offer_step (id, offer_id, nth, "by", act, price, message, at) values (?, ?, (select count(*) from offer_step where offer_id = ?), ?, ?, ?, ?, ?)`, [id, offer_id, offer_id, by, act, price, message, at])
    if (isTold) await enqueue(sql, request(tellOffer, { step_id: id }, { key: `offer:${id}` }))
  }
}

const stepColumns = `id, offer_id, "by", act, price::text as price, message, at`

/** A license that is not on sale any more: its offers can only be ended. */
const withoutRules = ({ currency }: OfferRow): OfferRules => ({ label: "", list: 0n, minimum: null, acceptFrom: null, currency, step: 1n })
