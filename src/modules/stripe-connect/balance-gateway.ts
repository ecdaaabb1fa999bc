import type Stripe from "stripe"

/** A movement of the platform's balance as Stripe booked it (docs.stripe.com/reports/balance-transaction-types); minor units. */
export type Movement = {
  type: string; amount: bigint; currency: string
  /** What Stripe took with it; negative when it gave back. */
  fee: bigint
  /** The object that it is about: a charge, a refund, a transfer, …; the movement itself when there is none. */
  object: string
  /** The platform's charge that a refund, a dispute, a transfer or an application fee comes from. */
  charge: string | null
  /** The reversal of ours that asked for a refund of an application fee. */
  reversalId: string | null
  /** The refund that reversed a transfer by itself. */
  refund: string | null
}

/** The part of the gateway that reads what Stripe booked on the platform's balance. */
export class BalanceGateway {
  constructor(protected readonly stripe_: Stripe) {}

  /** All movements of a span of time. */
  async movements({ from, to }: { from: Date; to: Date }): Promise<Movement[]> {
    return this.read_({ created: { gte: seconds(from), lt: seconds(to) } })
  }

  /** All movements about one object, whenever they were booked; of a destination charge's transfer and of its reversals the application fee is a part. */
  async movementsOf(object: string, destination: { charge: string; reversalId: string | null } | null): Promise<Movement[]> {
    const others = destination ? await this.feeObjects_(destination) : []
    return (await Promise.all([object, ...others].map((source) => this.read_({ source })))).flat()
  }

  protected async feeObjects_({ charge, reversalId }: { charge: string; reversalId: string | null }): Promise<string[]> {
    const { application_fee } = await this.stripe_.charges.retrieve(charge)
    if (!application_fee) return []
    const fee = idOf(application_fee)
    if (!reversalId) return [fee]
    const { data } = await this.stripe_.applicationFees.listRefunds(fee, { limit: 100 })
    return data.filter(({ metadata }) => metadata?.["reversal_id"] === reversalId).map(({ id }) => id)
  }

  protected async read_(filter: Stripe.BalanceTransactionListParams): Promise<Movement[]> {
    const found: Movement[] = []
    for await (const booked of this.stripe_.balanceTransactions.list({ ...filter, limit: 100, expand: ["data.source"] })) found.push(await this.toMovement_(booked))
    return found
  }

  protected async toMovement_({ id, type, amount, currency, fee, fee_details, source }: Stripe.BalanceTransaction): Promise<Movement> {
    const movement = {
      type, amount: BigInt(amount), currency, object: source ? idOf(source) : id, charge: null, reversalId: null, refund: null,
      fee: fee_details.length === 0 ? BigInt(fee) : fee_details.filter((part) => part.type !== "application_fee").reduce((sum, part) => sum + BigInt(part.amount), 0n),
    }
    if (source === null || typeof source === "string") return movement
    switch (source.object) {
      case "refund": case "dispute": return { ...movement, charge: source.charge && idOf(source.charge) }
      case "transfer": return { ...movement, charge: source.source_transaction && idOf(source.source_transaction) }
      case "transfer_reversal": return { ...movement, refund: source.source_refund && idOf(source.source_refund) }
      case "application_fee": return { ...movement, charge: originOf(source) }
      case "fee_refund": return { ...movement, reversalId: source.metadata?.["reversal_id"] ?? null, charge: originOf(await this.stripe_.applicationFees.retrieve(idOf(source.fee))) }
      default: return movement
    }
  }
}

/** The platform's charge of which a connected account paid this fee. */
const originOf = ({ originating_transaction, charge }: Stripe.ApplicationFee): string => idOf(originating_transaction ?? charge)

const idOf = (reference: string | { id: string }): string => (typeof reference === "string" ? reference : reference.id)
const seconds = (moment: Date): number => Math.floor(moment.getTime() / 1_000)
