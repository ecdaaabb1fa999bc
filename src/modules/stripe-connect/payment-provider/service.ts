import { AbstractPaymentProvider, BigNumber, MedusaError, PaymentActions, PaymentSessionStatus } from "@medusajs/framework/utils"
import type {
  AuthorizePaymentInput, AuthorizePaymentOutput, CancelPaymentInput, CancelPaymentOutput, CapturePaymentInput, CapturePaymentOutput, DeletePaymentInput, DeletePaymentOutput,
  GetPaymentStatusInput, GetPaymentStatusOutput, InitiatePaymentInput, InitiatePaymentOutput, ProviderWebhookPayload, RefundPaymentInput, RefundPaymentOutput,
  RetrievePaymentInput, RetrievePaymentOutput, UpdatePaymentInput, UpdatePaymentOutput, WebhookActionResult, BigNumberInput, Logger,
} from "@medusajs/framework/types"
import { chargeableFromMajor } from "@max-booster/kernel"
import { outcomeOf } from "../core/checkout-outcome"
import { listed } from "../core/metadata"
import { StripeGateway, type CheckoutView, type SessionOrder } from "../gateway"
import { checkOptions, type StripeOptions } from "../options"
import { readPlan, readRefundOnItsWay, type PayablePlan } from "./plan-reader"

/** What a payment session keeps: ids only, made by the server. */
type SessionData = { charge_plan_id: string; checkout_session_id: string; url: string | null; payment_intent: string | null }

/** Keys that may come in: ours, and the one Medusa adds. Anything else was not written by this server. */
const KNOWN = new Set(["charge_plan_id", "session_id"])

/**
 * Pays a stored charge plan through Stripe's hosted Checkout. It decides nothing: who gets what was decided by `begin-checkout`,
 * and it is found by the plan's id alone.
 */
export default class StripeConnectProvider extends AbstractPaymentProvider<StripeOptions> {
  static override identifier = "stripe-connect"
  protected readonly gateway_: StripeGateway

  constructor(cradle: Record<string, unknown>, options: StripeOptions) {
    super(cradle, options)
    this.gateway_ = new StripeGateway(checkOptions(options))
  }

  static override validateOptions(options: Record<string, unknown>): void {
    checkOptions(options as Partial<StripeOptions>)
  }

  /** Creates the Checkout Session of a plan, or returns the one it has: the plan's id is the idempotency key. */
  async initiatePayment({ data, amount, currency_code }: InitiatePaymentInput): Promise<InitiatePaymentOutput> {
    const plan = await this.planOf_(data)
    const unknown = Object.keys(data ?? {}).filter((key) => !KNOWN.has(key))
    if (unknown.length > 0) throw refused(`Payment data is made by the server; "${unknown.join('", "')}" is refused`)
    assertPayable(plan, amount, currency_code)
    const session = await this.gateway_.createSession(toOrder(plan, String(data?.["session_id"] ?? ""))).catch((error: Error) => {
      (this.container["logger"] as Logger).error(`The Checkout of plan ${plan.id} was not opened: ${error.message}`)
      throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, "The payment page could not be opened. Nothing was charged. Try again in a moment.", "payment_page_unavailable")
    })
    if (session.amountTotal !== BigInt(plan.amount)) throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, `Checkout ${session.id} asks for ${session.amountTotal}, plan ${plan.id} for ${plan.amount}`)
    return { id: session.id, data: toData(plan.id, session), status: PaymentSessionStatus.PENDING }
  }

  /** Reads the checkout anew; an amount cannot change: another cart is another plan. */
  async updatePayment({ data, amount, currency_code }: UpdatePaymentInput): Promise<UpdatePaymentOutput> {
    assertPayable(await this.planOf_(data), amount, currency_code)
    return { data: data ?? {}, status: PaymentSessionStatus.PENDING }
  }

  async authorizePayment({ data }: AuthorizePaymentInput): Promise<AuthorizePaymentOutput> {
    return this.statusOf_(data)
  }

  async getPaymentStatus({ data }: GetPaymentStatusInput): Promise<GetPaymentStatusOutput> {
    return this.statusOf_(data)
  }

  async retrievePayment({ data }: RetrievePaymentInput): Promise<RetrievePaymentOutput> {
    const { charge_plan_id } = sessionData(data)
    return { data: toData(charge_plan_id, await this.checkout_(data)) }
  }

  /** Captures what is held; what is captured already stays so. */
  async capturePayment({ data }: CapturePaymentInput): Promise<CapturePaymentOutput> {
    const { charge_plan_id } = sessionData(data)
    const view = await this.checkout_(data)
    if (view.intent === "requires_capture" && view.paymentIntent) await this.gateway_.capture(view.paymentIntent, `capture:${charge_plan_id}`)
    return { data: toData(charge_plan_id, view) }
  }

  /**
   * Gives the refund that is on its way for this plan: it was decided and divided before. Medusa's own button has decided nothing, and a
   * cart completion that failed is tried again, so its compensation gives nothing back either.
   * @throws {MedusaError} not_allowed — no refund of this amount is on its way
   */
  async refundPayment({ data, amount }: RefundPaymentInput): Promise<RefundPaymentOutput> {
    const plan = await this.planOf_(data)
    if (plan.state !== "complete") throw refused(`The order of plan ${plan.id} is still being made; its payment is kept for it. Refund it once the order stands`)
    const refund = await readRefundOnItsWay(this.container["__pg_connection__"], plan.id)
    if (!refund || BigInt(refund.amount) !== minor(amount, plan.currency)) throw refused("Refund licenses with \"Refund licenses\" on the order's page: it divides the refund over the sellers and ends the licenses")
    const view = await this.checkout_(data)
    if (!view.paymentIntent) throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, `Plan ${plan.id} has no payment to refund`)
    const standing = await this.gateway_.refundOf(view.paymentIntent, refund.id, 1)
    if (!standing) throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, `The refund ${refund.id} was not made at Stripe yet`)
    return { data: toData(plan.id, view) }
  }

  /** Cancels what is not captured. What is captured stays: it is refunded on purpose or settled, never cancelled in passing. */
  async cancelPayment({ data }: CancelPaymentInput): Promise<CancelPaymentOutput> {
    const { charge_plan_id } = sessionData(data)
    const view = await this.gateway_.expireCheckout(sessionData(data).checkout_session_id)
    const outcome = outcomeOf(view)
    if (outcome.kind === "paid" && outcome.captured) throw refused(`Checkout ${view.id} is paid and cannot be cancelled: refund it`)
    if (outcome.kind === "paid" && (await this.planOf_(data)).state !== "complete") throw refused(`Checkout ${view.id} is held for an order that is being made`)
    if (outcome.kind === "paid" && view.paymentIntent) await this.gateway_.cancel(view.paymentIntent, `cancel:${charge_plan_id}`)
    return { data: toData(charge_plan_id, view) }
  }

  /** Ends the checkout of a payment session that is dropped. @throws {MedusaError} not_allowed — it is paid */
  async deletePayment({ data }: DeletePaymentInput): Promise<DeletePaymentOutput> {
    if (!data?.["checkout_session_id"]) return {}
    const view = await this.gateway_.expireCheckout(sessionData(data).checkout_session_id)
    if (outcomeOf(view).kind === "paid") throw refused("This cart has just been paid. Its order is being made: see your purchases")
    return { data }
  }

  /** Stripe's events come to `/hooks/stripe`, where they are stored before they are answered. */
  async getWebhookActionAndData(_payload: ProviderWebhookPayload["payload"]): Promise<WebhookActionResult> {
    return { action: PaymentActions.NOT_SUPPORTED }
  }

  protected async statusOf_(data: Record<string, unknown> | undefined): Promise<{ data: Record<string, unknown>; status: PaymentSessionStatus }> {
    const plan = await this.planOf_(data)
    const view = await this.checkout_(data)
    if (view.metadata["charge_plan_id"] !== plan.id) throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, `Checkout ${view.id} does not belong to plan ${plan.id}`)
    return { data: toData(plan.id, view), status: toStatus(view) }
  }

  protected checkout_(data: Record<string, unknown> | undefined): Promise<CheckoutView> {
    return this.gateway_.checkout(sessionData(data).checkout_session_id)
  }

  protected planOf_(data: Record<string, unknown> | undefined): Promise<PayablePlan> {
    const id = data?.["charge_plan_id"]
    if (typeof id !== "string") throw refused("A payment begins with POST /store/carts/:id/checkout, which stores the charge plan")
    return readPlan(this.container["__pg_connection__"], id)
  }
}

function toOrder(plan: PayablePlan, paymentSessionId: string): SessionOrder {
  const [party] = plan.parties
  return {
    key: `cs:${plan.id}`, currency: plan.currency, customerEmail: plan.customer_email, successUrl: plan.success_url, cancelUrl: plan.cancel_url, transferGroup: plan.id,
    holds: plan.capture === "manual", onBehalfOf: plan.on_behalf_of,
    lines: plan.lines.filter(({ amount }) => amount !== "0").map(({ beat_title, producer, label, amount }) => ({ name: beat_title, description: `${label} license, by ${producer}`, amount: BigInt(amount) })),
    metadata: { charge_plan_id: plan.id, cart_id: plan.cart_id, session_id: paymentSessionId, buyer_id: plan.customer_id, ...listed("beat_ids", plan.lines.map((line) => line.recording_id)) },
    destination: plan.mode === "destination" && party?.destination ? { account: party.destination, fee: plan.lines.reduce((sum, { tax = "0" }) => sum + BigInt(tax), BigInt(party.platform_fee)) } : null,
  }
}

function assertPayable(plan: PayablePlan, amount: BigNumberInput, currency: string): void {
  if (plan.state !== "open") throw refused(`Plan ${plan.id} is ${plan.state}: begin the checkout again`)
  if (currency.toLowerCase() !== plan.currency || minor(amount, plan.currency) !== BigInt(plan.amount)) {
    throw refused(`The cart's total is not that of plan ${plan.id}: look at the cart again and accept its terms anew`)
  }
  const lines = plan.lines.reduce((sum, line) => sum + BigInt(line.amount), 0n)
  if (lines !== BigInt(plan.amount)) throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, `The lines of plan ${plan.id} sum to ${lines}, its amount is ${plan.amount}`)
}

function toStatus(view: CheckoutView): PaymentSessionStatus {
  const outcome = outcomeOf(view)
  switch (outcome.kind) {
    case "paid": return outcome.captured ? PaymentSessionStatus.CAPTURED : PaymentSessionStatus.AUTHORIZED
    case "waiting": case "open": return PaymentSessionStatus.PENDING
    case "failed": return PaymentSessionStatus.ERROR
    case "expired": return PaymentSessionStatus.CANCELED
  }
}

const toData = (planId: string, view: CheckoutView): SessionData => ({ charge_plan_id: planId, checkout_session_id: view.id, url: view.url, payment_intent: view.paymentIntent })

function sessionData(data: Record<string, unknown> | undefined): SessionData {
  if (typeof data?.["checkout_session_id"] !== "string" || typeof data["charge_plan_id"] !== "string") throw refused("This payment session was not begun by POST /store/carts/:id/checkout")
  return data as SessionData
}

const minor = (amount: BigNumberInput, currency: string) => chargeableFromMajor(new BigNumber(amount).numeric, currency).amount
const refused = (message: string) => new MedusaError(MedusaError.Types.NOT_ALLOWED, message)
