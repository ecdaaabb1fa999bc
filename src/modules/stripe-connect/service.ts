import { generateEntityId, MedusaError, MedusaService } from "@medusajs/framework/utils"
import { onKnex, type SqlRunner } from "@max-booster/jobs"
import { Accounts } from "./accounts"
import { listed } from "./core/metadata"
import { StripeGateway, type ChargeView, type CheckoutView, type RefundOutcome, type TransferView } from "./gateway"
import { Dispute } from "./models/dispute"
import { Inbox } from "./inbox"
import { Payout, PayoutOrder } from "./models/payout"
import { PayoutAccount } from "./models/payout-account"
import { Transfer } from "./models/transfer"
import { TransferReversal } from "./models/transfer-reversal"
import { WebhookInbox } from "./models/webhook-inbox"
import { checkOptions, type StripeOptions } from "./options"
import { Payouts } from "./payouts"
import { moved, rows } from "./sql"
import { passOn, unsentOf, type PassedOn, type UnsentTransfer } from "./pass-on"
import { takeBack } from "./take-back"
import { TransferAudit } from "./transfer-audit"
import type { DisputeRecord, DisputeView, Evidence, Exhibit, InboxEvent, ReversalRecord, TakeBack, TakenBack, TransferDue, TransferOutcome, TransferRecord } from "./types"

type Cradle = { __pg_connection__: unknown }

/** Payout accounts, the webhook inbox and transfers: everything that happens at Stripe. */
export default class StripeConnectService extends MedusaService({ PayoutAccount, WebhookInbox, Transfer, TransferReversal, Dispute, Payout, PayoutOrder }) {
  /** Payout accounts of sellers: onboarding, and what Stripe last said of them. */
  readonly accounts: Accounts
  /** The webhook inbox for those who look into it. */
  readonly inbox: Inbox
  /** Payouts of connected accounts, and when they come. */
  readonly payouts: Payouts
  /** What Stripe booked, and what transfers come to: for reconciliation. */
  readonly audit: TransferAudit
  protected readonly options_: StripeOptions
  protected readonly gateway_: StripeGateway
  protected readonly sql_: SqlRunner

  constructor(container: Cradle, options: Partial<StripeOptions>) {
    super(...arguments)
    this.options_ = checkOptions(options)
    this.gateway_ = new StripeGateway(this.options_)
    this.sql_ = onKnex(container.__pg_connection__)
    this.accounts = new Accounts(this.sql_, this.gateway_)
    this.inbox = new Inbox(this.sql_)
    this.payouts = new Payouts(this.sql_, this.gateway_.payouts)
    this.audit = new TransferAudit(this.sql_, this.gateway_.balance)
  }

  // ---- webhook inbox

  /**
   * Verifies an event over its raw bytes.
   * @throws {MedusaError} invalid_data — forged, changed or too old
   */
  async verify(rawBody: Buffer, signature: string | undefined, endpoint: "platform" | "connect"): Promise<{ id: string; type: string; account: string | null; payload: Record<string, unknown> }> {
    if (!signature) throw new MedusaError(MedusaError.Types.INVALID_DATA, "The header stripe-signature is missing")
    try {
      const event = this.gateway_.readEvent(rawBody, signature, endpoint === "connect" ? this.options_.connectWebhookSecret : this.options_.webhookSecret)
      return { id: event.id, type: event.type, account: event.account ?? null, payload: event as unknown as Record<string, unknown> }
    } catch (error) {
      throw new MedusaError(MedusaError.Types.INVALID_DATA, `The event is refused: ${(error as Error).message.split("\n")[0]}`)
    }
  }

  /** Stores an event. @returns false when it was stored before */
  async ingest(sql: SqlRunner, event: { id: string; type: string; account: string | null; payload: Record<string, unknown> }): Promise<boolean> {
    const inserted = await rows<{ id: string }>(
      sql, "insert into webhook_inbox (id, type, account, payload) values (?, ?, ?, ?::jsonb) on conflict (id) do nothing returning id",
      [event.id, event.type, event.account, JSON.stringify(event.payload).replaceAll("\\u0000", "")],
    )
    return inserted.length > 0
  }

  /** An event of the inbox, or null. */
  async inboxEvent(id: string): Promise<InboxEvent | null> {
    const [row] = await this.listWebhookInboxes({ id }, { take: 1 })
    if (!row) return null
    const object = ((row.payload as { data?: { object?: Record<string, unknown> } }).data?.object ?? {})
    const text = (value: unknown) => (typeof value === "string" ? value : null)
    return {
      id: row.id, type: row.type, account: row.account,
      object: { id: text(object["id"]), metadata: (object["metadata"] as Record<string, string> | null) ?? {}, payment_intent: text(object["payment_intent"]) },
    }
  }

  async closeEvent(id: string, state: "processed" | "ignored" | "failed", error: string | null = null): Promise<void> {
    await this.inbox.close(id, state, error)
  }

  // ---- checkouts

  /** Reads a checkout and its payment anew. */
  checkout(sessionId: string): Promise<CheckoutView> {
    return this.gateway_.checkout(sessionId)
  }

  /** Ends a checkout if it is still open. @returns what it is afterwards */
  expireCheckout(sessionId: string): Promise<CheckoutView> {
    return this.gateway_.expireCheckout(sessionId)
  }

  /** Writes the order that came of a checkout onto it and its payment at Stripe. */
  labelPayment({ session_id, payment_intent, order_id, order_number }: { session_id: string; payment_intent: string; order_id: string; order_number: number }): Promise<void> {
    return this.gateway_.label(session_id, payment_intent, { order_id, order_number: String(order_number) })
  }

  charge(chargeId: string): Promise<ChargeView> {
    return this.gateway_.charge(chargeId)
  }

  chargeOf(paymentIntent: string): Promise<string | null> {
    return this.gateway_.chargeOf(paymentIntent)
  }

  /** Lets a held payment go, or gives the whole of it back, when no order can stand for it; asked twice, it happens once. @returns Stripe's refund, or null when nothing was charged */
  async giveBackUnsettled(chargePlanId: string, paymentIntent: string, amount: bigint, fromSeller: boolean): Promise<string | null> {
    const state = await this.paymentState(paymentIntent)
    if (state === "requires_capture") await this.gateway_.cancel(paymentIntent, `cancel:${chargePlanId}`)
    if (state === "requires_capture" || state === "canceled") return null
    return this.gateway_.refund({ paymentIntent, amount, fromSeller, key: `refund:${chargePlanId}`, metadata: { charge_plan_id: chargePlanId } })
  }

  /** What became of a payment, in Stripe's word: `requires_capture` while it is held, `succeeded`, `canceled`. */
  paymentState(paymentIntent: string): Promise<string> {
    return this.gateway_.intentState(paymentIntent)
  }

  // ---- disputes

  /** Reads a dispute anew. */
  dispute(id: string): Promise<DisputeView> {
    return this.gateway_.dispute(id)
  }

  disputesSince(since: Date): Promise<string[]> {
    return this.gateway_.disputesSince(since)
  }

  /** Keeps what Stripe says of a dispute. */
  async keepDispute(sql: SqlRunner, chargePlanId: string, { id, amount, currency, reason, status, dueBy, openedAt }: DisputeView): Promise<void> {
    await sql(
      `insert into dispute (id, charge_plan_id, amount, currency, reason, status, evidence_due_by, opened_at) values (?, ?, ?, ?, ?, ?, ?, ?)
       on conflict (id) do update set status = excluded.status, amount = excluded.amount, reason = excluded.reason, evidence_due_by = excluded.evidence_due_by, updated_at = now()`,
      [id, chargePlanId, amount.toString(), currency, reason, status, dueBy, openedAt],
    )
  }

  /** Disputes, newest first. */
  async disputes(filter: { id?: string; charge_plan_id?: string } = {}): Promise<DisputeRecord[]> {
    return (await this.listDisputes(filter, { order: { opened_at: "DESC" }, take: 500 })) as unknown as DisputeRecord[]
  }

  /** Sends evidence with its files to the bank and keeps what was sent. */
  async sendEvidence(id: string, evidence: Evidence, exhibits: readonly Exhibit[], at: Date): Promise<void> {
    const { status } = await this.gateway_.sendEvidence(id, evidence, exhibits)
    await this.updateDisputes({ id, status, evidence: { ...evidence, exhibits: exhibits.map(({ words }) => words) }, evidence_sent_at: at })
  }

  // ---- transfers

  /** Notes what is due, once a plan and party. @returns ids of those that are new */
  async oweTransfers(sql: SqlRunner, due: readonly TransferDue[]): Promise<string[]> {
    if (due.length === 0) return []
    const values = due.map(() => "(?, ?, ?, ?, ?, ?, ?, ?, ?)").join(", ")
    const inserted = await rows<{ id: string }>(
      sql, `insert into transfer (id, charge_plan_id, order_id, party_id, seller_id, kind, amount, currency, payment_intent) values ${values} on conflict do nothing returning id`,
      due.flatMap((d) => [generateEntityId(undefined, "trf"), d.charge_plan_id, d.order_id, d.party_id, d.seller_id, d.kind, d.amount, d.currency, d.payment_intent]),
    )
    return inserted.map(({ id }) => id)
  }

  async transferById(id: string): Promise<TransferRecord | null> {
    const [row] = await this.listTransfers({ id }, { take: 1 })
    return (row as unknown as TransferRecord | undefined) ?? null
  }

  /**
   * Sends a transfer at Stripe, or finds the one that stands. Safe to repeat: looks it up first, and the row's id is the idempotency key.
   * @param beatIds recordings that it pays for
   * @throws when Stripe has not booked the charge yet: try again later
   */
  async send(transfer: TransferRecord, beatIds: readonly string[]): Promise<TransferOutcome> {
    const chargeId = await this.gateway_.chargeOf(transfer.payment_intent)
    if (!chargeId) throw new Error(`Stripe has not booked the charge of ${transfer.payment_intent} yet`)
    return transfer.kind === "charge" ? this.find_(transfer, chargeId) : this.sendSeparately_(transfer, chargeId, beatIds)
  }

  /** Says of a transfer that Stripe made with its charge what it is for. @throws when Stripe has not booked it yet: try again later */
  async labelTransfer(transfer: TransferRecord, beatIds: readonly string[]): Promise<void> {
    const outcome = await this.find_(transfer, (await this.gateway_.chargeOf(transfer.payment_intent)) ?? "")
    await this.gateway_.labelTransfer(outcome.stripeTransferId, purposeOf(transfer, beatIds))
  }

  /** Transfers of a plan that stand at Stripe and are not noted here: a process ended before it heard of them. */
  async unheardTransfers(chargePlanId: string): Promise<{ transfer: TransferRecord; outcome: Extract<TransferOutcome, { kind: "sent" }> }[]> {
    const unsent = (await this.listTransfers({ charge_plan_id: chargePlanId, kind: ["separate", "royalty"], state: ["pending", "waiting"] })) as unknown as TransferRecord[]
    const standing = await this.standing_(unsent)
    return unsent.flatMap((transfer) => {
      const sent = standing.get(transfer.id)
      return sent ? [{ transfer, outcome: { kind: "sent" as const, stripeTransferId: sent.id, amount: sent.amount } }] : []
    })
  }

  /** Keeps what became of a transfer. @returns whether it was news */
  async settleTransfer(sql: SqlRunner, id: string, outcome: TransferOutcome): Promise<boolean> {
    switch (outcome.kind) {
      case "sent": return moved(sql, "update transfer set state = 'sent', stripe_transfer_id = ?, amount = ?::numeric + recovered, error = null, sent_at = now(), updated_at = now() where id = ? and state <> 'sent' returning id", [outcome.stripeTransferId, outcome.amount.toString(), id])
      case "waiting": return moved(sql, "update transfer set state = 'waiting', error = ?, updated_at = now() where id = ? and state in ('pending', 'waiting') returning id", [outcome.reason, id])
      case "cancelled": return moved(sql, "update transfer set state = 'cancelled', error = null, updated_at = now() where id = ? and state in ('pending', 'waiting') returning id", [id])
    }
  }

  /** Keeps so much of an unsent transfer as an older debt is. @returns whether this call did */
  recover(sql: SqlRunner, id: string, amount: bigint): Promise<boolean> {
    return moved(sql, "update transfer set recovered = ?, updated_at = now() where id = ? and recovered = 0 and state in ('pending', 'waiting') returning id", [amount.toString(), id])
  }

  // ---- reversals

  /** Takes a part of a party's share of a plan back: what was not sent is cut, for what was sent a reversal is stored; once a cause. */
  takeBack(sql: SqlRunner, wish: TakeBack): Promise<TakenBack> {
    return takeBack(sql, wish)
  }

  async reversalById(id: string): Promise<ReversalRecord | null> {
    const [row] = await this.listTransferReversals({ id }, { take: 1 })
    return (row as unknown as ReversalRecord | undefined) ?? null
  }

  /** Makes a reversal at Stripe, or finds the one that stands. @returns null when the account has too little */
  async sendReversal(reversal: ReversalRecord): Promise<{ id: string; amount: bigint } | null> {
    const transfer = await this.transferById(reversal.transfer_id)
    if (!transfer?.stripe_transfer_id) throw new Error(`Transfer ${reversal.transfer_id} was not sent, so nothing of it can be taken back`)
    const charge = (await this.gateway_.chargeOf(transfer.payment_intent)) ?? ""
    return this.gateway_.reverse({ id: reversal.id, transfer: transfer.stripe_transfer_id, charge, amount: BigInt(reversal.amount), feeBack: BigInt(reversal.fee_back) })
  }

  /** Keeps what became of a reversal. @returns whether it was news */
  settleReversal(sql: SqlRunner, id: string, made: { id: string } | null): Promise<boolean> {
    const [state, error] = made ? ["done", null] : ["short", "The account has too little: the party owes this, and its next sales pay it"]
    return moved(sql, "update transfer_reversal set state = ?, stripe_reversal_id = ?, error = ?, done_at = now(), updated_at = now() where id = ? and state = 'pending' returning id", [state, made?.id ?? null, error, id])
  }

  /** Reversals that were left lying. */
  async reversalsToSend(pendingForMs: number, limit: number): Promise<string[]> {
    const due = await rows<{ id: string }>(this.sql_, "select id from transfer_reversal where state = 'pending' and deleted_at is null and updated_at < now() - (? * interval '1 millisecond') order by updated_at limit ?", [pendingForMs, limit])
    return due.map(({ id }) => id)
  }

  // ---- refunds

  /** Gives a part of a payment back, or finds that it was given; a refund's id and its attempt are its key. @returns Stripe's id */
  async refund({ id, attempt, paymentIntent, amount, chargePlanId }: { id: string; attempt: number; paymentIntent: string; amount: bigint; chargePlanId: string }): Promise<string> {
    return (await this.gateway_.refundOf(paymentIntent, id, attempt)) ?? this.gateway_.refund({
      paymentIntent, amount, fromSeller: false, key: `refund:${id}${attempt > 1 ? `:${attempt}` : ""}`, metadata: { charge_plan_id: chargePlanId, refund_id: id, ...(attempt > 1 && { attempt: String(attempt) }) },
    })
  }

  refundState(stripeRefundId: string): Promise<RefundOutcome> {
    return this.gateway_.refundState(stripeRefundId)
  }

  /** Refunds made since then that banks sent back. */
  failedRefundsSince(since: Date): Promise<string[]> {
    return this.gateway_.failedRefundsSince(since)
  }

  /** Transfers to try: pending ones that were left lying, and waiting ones whose seller may receive now. */
  async transfersToSend(pendingForMs: number, limit: number): Promise<string[]> {
    const due = await rows<{ id: string }>(
      this.sql_,
      `select t.id from transfer t left join payout_account a on a.seller_id = t.seller_id and a.deleted_at is null
       where t.deleted_at is null and ((t.state = 'pending' and t.updated_at < now() - (? * interval '1 millisecond')) or (t.state = 'waiting' and a.transfers_active))
       order by t.updated_at limit ?`,
      [pendingForMs, limit],
    )
    return due.map(({ id }) => id)
  }

  /** Transfers of parties that are not sent and that we send, oldest first: what they wait for. */
  async unsentOf(parties: readonly string[], currency: string, sql = this.sql_): Promise<UnsentTransfer[]> {
    return unsentOf(sql, parties, currency)
  }

  /** Gives a part of a transfer that is not sent to somebody else, inside the caller's transaction and under the plan's money lock. @returns the new transfer's id */
  passOn(sql: SqlRunner, part: PassedOn): Promise<string> {
    return passOn(sql, part)
  }

  /** From now on a payee's shares go to the shop that claimed them. @returns transfers that waited for it */
  async claimTransfers(sql: SqlRunner, partyId: string, sellerId: string): Promise<string[]> {
    const claimed = await rows<{ id: string; state: string }>(sql, "update transfer set seller_id = ?, updated_at = now() where party_id = ? and seller_id is null and state in ('pending', 'waiting') returning id", [sellerId, partyId])
    return claimed.map(({ id }) => id)
  }

  /** Transfers that wait for a seller's payout account. */
  async transfersWaitingFor(sellerId: string): Promise<string[]> {
    return (await this.listTransfers({ seller_id: sellerId, state: "waiting" }, { select: ["id"] })).map(({ id }) => id)
  }

  protected async find_({ id, amount }: TransferRecord, chargeId: string): Promise<Extract<TransferOutcome, { kind: "sent" }>> {
    const { transferId } = await this.gateway_.charge(chargeId)
    if (!transferId) throw new Error(`Stripe has not booked the transfer ${id} of charge ${chargeId} yet`)
    return { kind: "sent", stripeTransferId: transferId, amount: BigInt(amount) }
  }

  protected async sendSeparately_(transfer: TransferRecord, chargeId: string, beatIds: readonly string[]): Promise<TransferOutcome> {
    const amount = BigInt(transfer.amount) - BigInt(transfer.recovered)
    if (amount === 0n) return { kind: "cancelled" }
    if (!transfer.seller_id) return { kind: "waiting", reason: "The share is not claimed yet" }
    const account = await this.accounts.ofSeller(transfer.seller_id)
    if (!account?.stripe_account_id || !account.transfers_active) return { kind: "waiting", reason: "The seller's payout account cannot receive transfers yet" }
    const sent = (await this.standing_([transfer])).get(transfer.id) ?? await this.gateway_.createTransfer({
      key: `transfer:${transfer.id}`, amount, currency: transfer.currency, destination: account.stripe_account_id, sourceCharge: chargeId,
      transferGroup: transfer.charge_plan_id, metadata: purposeOf(transfer, beatIds),
    })
    return { kind: "sent", stripeTransferId: sent.id, amount: sent.amount }
  }

  /** By our id, transfers of one plan as Stripe has them. */
  protected async standing_([first]: readonly TransferRecord[]): Promise<Map<string, TransferView>> {
    const found = first ? await this.gateway_.transfersOf(first.charge_plan_id) : []
    return new Map(found.map((transfer) => [transfer.metadata["transfer_id"] ?? "", transfer]))
  }
}

/** What a transfer says of itself at Stripe. */
const purposeOf = ({ id, charge_plan_id, order_id, party_id }: TransferRecord, beatIds: readonly string[]): Record<string, string> => ({ transfer_id: id, charge_plan_id, order_id, party_id, ...listed("beat_ids", beatIds) })
