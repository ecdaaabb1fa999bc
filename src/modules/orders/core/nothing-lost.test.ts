import { allocate } from "@max-booster/kernel"
import fc from "fast-check"
import { expect, it } from "vitest"
import { feePoints, type FeePolicy } from "./fee"
import { planCharge } from "./plan-charge"
import { refundable, refundAcross, refundLine, type LineLeft, type RefundedLine } from "./plan-refund"
import { disputeLostSet, disputeOpenedSet, disputeWonSet, feeLeftSet, negative, negativeSet, payable, recoverySet, refundFailedSet, refundSet, reversalSet, saleSet, stripeFeeSet, transferred, transferSet, type Account, type PostingSet } from "./postings"
import { shareOut, type RevenueShare } from "./share-out"
import { statementOf } from "./statement"

const currency = "usd"
const sellers = ["ana", "ben", "cy"]
const parties = [...sellers, "dee", "eve"]
const recordings = sellers.flatMap((seller) => [`${seller}/1`, `${seller}/2`])
const sum = (parts: readonly bigint[]) => parts.reduce((a, b) => a + b, 0n)
const min = (a: bigint, b: bigint) => (a < b ? a : b)

type Sheet = { shares: RevenueShare[]; recoup: { party_id: string; amount: bigint } | null }
type Rules = { sheets: Record<string, Sheet | null>; fees: Record<string, FeePolicy> }
type CartLine = { recording: string; cents: bigint; discount: bigint; tax: bigint }
type Line = Omit<LineLeft, "shares"> & { seller: string; recording: string; paid: bigint; shares: { id: string; amount: bigint; party: string; kind: "recoup" | "split" }[] }
type Transfer = { id: string; party: string; kind: "charge" | "separate"; amount: bigint; recovered: bigint; state: "due" | "sent" | "cancelled" }
type Reversal = { id: string; transfer: Transfer; amount: bigint; feeBack: bigint; state: "pending" | "done" | "short" }
type Order = { id: string; paid: bigint; lines: Line[]; transfers: Transfer[]; dispute: { id: string; amount: bigint; state: "open" | "won" | "lost" } | null }
/** Something that happens; `pick` chooses what it happens to, `points` how much of it. */
type Step =
  | { do: "sell"; cart: CartLine[] } | { do: "send" | "reverse"; pick: number; works: boolean } | { do: "refund"; pick: number; points: number }
  | { do: "bounce"; pick: number } | { do: "dispute"; pick: number; points: number } | { do: "decide"; pick: number; won: boolean; feeBack: boolean }

const DISPUTE_FEE = 1_500n

/** The shop's money in memory: the rules are those of the cores, what stands in tables otherwise is kept here. */
class Shop {
  readonly sets: PostingSet[] = []
  readonly balances = new Map<Account, bigint>()
  readonly orders: Order[] = []
  readonly reversals: Reversal[] = []
  readonly refunds: { id: string; amount: bigint; cameBack: boolean }[] = []
  /** What left and came back between buyers, their banks and the shop, and what Stripe took. */
  readonly outside = { held: 0n, lost: 0n, unheld: 0n, stripe: 0n }

  constructor(readonly rules: Rules) {}

  take(step: Step): void {
    switch (step.do) {
      case "sell": return this.sell(step.cart)
      case "send": return this.with(this.transfers().filter(({ state }) => state === "due"), step.pick, (transfer) => { this.send(transfer, step.works) })
      case "reverse": return this.with(this.reversals.filter(({ state }) => state === "pending"), step.pick, (reversal) => { this.reverse(reversal, step.works) })
      case "refund": return this.with(this.orders.filter((order) => order.dispute?.state !== "open").flatMap((order) => order.lines.filter((line) => refundable(line) > 0n).map((line) => ({ order, line }))), step.pick, ({ order, line }) => { this.refund(order, line, partOf(refundable(line), step.points)) })
      case "bounce": return this.with(this.refunds.filter(({ cameBack }) => !cameBack), step.pick, (refund) => { this.bounce(refund) })
      case "dispute": return this.with(this.orders.filter(({ paid, dispute }) => paid > 0n && !dispute), step.pick, (order) => { this.dispute(order, partOf(order.paid, step.points)) })
      case "decide": return this.with(this.orders.filter(({ dispute }) => dispute?.state === "open"), step.pick, (order) => { this.decide(order, step.won, step.feeBack ? DISPUTE_FEE : 0n) })
    }
  }

  transfers = (): Transfer[] => this.orders.flatMap((order) => order.transfers)
  lines = (): Line[] => this.orders.flatMap((order) => order.lines)
  on = (account: Account): bigint => this.balances.get(account) ?? 0n

  private with<T>(choices: readonly T[], pick: number, work: (chosen: T) => void): void {
    const chosen = choices[pick % Math.max(1, choices.length)]
    if (chosen !== undefined) work(chosen)
  }

  private post(set: PostingSet): void {
    if (this.sets.some(({ key }) => key === set.key)) throw new Error(`${set.key} stands already: the ledger would leave this one out`)
    expect(sum(set.postings.map(({ amount }) => amount))).toBe(0n)
    this.sets.push(set)
    for (const { account, amount } of set.postings) this.balances.set(account, this.on(account) + amount)
  }

  private sell(cart: CartLine[]): void {
    const id = `plan_${this.orders.length}`
    const exact = cart.map(({ cents, discount }) => cents * (100n - discount))
    const amounts = sum(exact) === 0n ? exact : allocate((sum(exact) + 50n) / 100n, exact)
    const facts = sellers.map((sellerId) => ({ sellerId, stripeAccountId: sellerId, transfersActive: true, chargesEnabled: true, owes: this.on(negative(sellerId)), feePoints: feePoints(this.rules.fees[sellerId] ?? { points: 0, tiers: [] }, this.soldBy(sellerId)) }))
    const plan = planCharge(cart.map(({ recording, tax }, i) => ({ id: `${id}/${i}`, sellerId: recording.split("/")[0] ?? "", amount: amounts[i] ?? 0n, tax: ((amounts[i] ?? 0n) * tax) / 100n, isSplit: Boolean(this.rules.sheets[recording]), isContested: false })), facts)
    const order: Order = { id, paid: plan.amount, lines: [], transfers: [], dispute: null }
    this.orders.push(order)
    plan.lines.forEach((line, i) => {
      const recording = cart[i]?.recording ?? ""
      const shares = this.sharesOf(recording, line.sellerId, line.amount - line.fee - line.tax)
      order.lines.push({ id: line.id, seller: line.sellerId, recording, paid: line.amount, fee: line.fee, tax: line.tax, shares: shares.map(({ party_id, kind, amount }, n) => ({ id: `${line.id}/${n}`, party: party_id, kind, amount })) })
    })
    const due = byParty(order.lines.flatMap(({ shares }) => shares))
    this.post(saleSet({ chargePlanId: id, currency, amount: plan.amount, fee: sum(plan.parties.map(({ fee }) => fee)), tax: sum(plan.parties.map(({ tax }) => tax)), parties: due }))
    if (plan.mode !== "free") this.post(stripeFeeSet({ id, currency, fee: this.toStripe(30n + (plan.amount * 29n) / 1_000n) }))
    order.transfers.push(...due.map(({ partyId, amount }): Transfer => ({ id: `${id}:${partyId}`, party: partyId, kind: plan.mode === "destination" ? "charge" : "separate", amount, recovered: 0n, state: "due" })))
  }

  private sharesOf(recording: string, seller: string, earned: bigint) {
    const sheet = this.rules.sheets[recording]
    if (!sheet) return shareOut(earned, [{ party_id: seller, points: 10_000 }])
    return shareOut(earned, sheet.shares, sheet.recoup && { party_id: sheet.recoup.party_id, remaining: sheet.recoup.amount - this.recouped(recording) })
  }

  recouped = (recording: string): bigint => sum(this.lines().filter((line) => line.recording === recording).flatMap(({ shares }) => shares.filter(({ kind }) => kind === "recoup").map(({ amount }) => amount)))
  private soldBy = (seller: string): bigint => sum(this.lines().filter((line) => line.seller === seller && refundable(line) > 0n).map(({ paid }) => paid))

  private toStripe(fee: bigint): bigint {
    this.outside.stripe += fee
    return fee
  }

  private send(transfer: Transfer, works: boolean): void {
    const owed = min(this.on(negative(transfer.party)), transfer.amount)
    if (transfer.kind === "separate" && transfer.recovered === 0n && owed > 0n) {
      transfer.recovered = owed
      this.post(recoverySet({ id: transfer.id, partyId: transfer.party, currency, amount: owed }))
    }
    const amount = transfer.amount - transfer.recovered
    if (!works) return
    transfer.state = amount > 0n ? "sent" : "cancelled"
    if (amount > 0n) this.post(transferSet({ id: transfer.id, partyId: transfer.party, currency, amount }))
  }

  private reverse(reversal: Reversal, works: boolean): void {
    reversal.state = works ? "done" : "short"
    const movement = { id: reversal.id, partyId: reversal.transfer.party, currency, amount: reversal.amount }
    this.post(works ? reversalSet(movement) : negativeSet(movement))
    if (!works) this.post(feeLeftSet({ ...movement, amount: reversal.feeBack }))
  }

  private refund(order: Order, line: Line, amount: bigint): void {
    const id = `refund_${this.sets.length}`
    this.post(refundSet({ id, currency, ...this.takeFrom(order, [refundLine(line, amount)], id) }))
    this.refunds.push({ id, amount, cameBack: false })
  }

  private bounce(refund: { id: string; amount: bigint; cameBack: boolean }): void {
    refund.cameBack = true
    this.post(refundFailedSet({ id: refund.id, attempt: 1, stripeRefundId: refund.id, amount: refund.amount, currency }))
  }

  private dispute(order: Order, amount: bigint): void {
    order.dispute = { id: `dispute_${order.id}`, amount, state: "open" }
    this.post(disputeOpenedSet({ id: order.dispute.id, currency, amount, fee: this.toStripe(DISPUTE_FEE) }))
    this.outside.held += amount
  }

  private decide({ dispute, ...order }: Order, won: boolean, feeBack: bigint): void {
    if (!dispute) return
    const { id, amount } = dispute
    dispute.state = won ? "won" : "lost"
    this.outside.held -= amount
    if (won) return this.post(disputeWonSet({ id, currency, amount, feeBack: -this.toStripe(-feeBack) }))
    this.outside.lost += amount
    const whole = sum(order.lines.map(refundable))
    const taken = this.takeFrom({ ...order, dispute }, whole === 0n ? [] : refundAcross(order.lines, min(amount, whole)), id)
    this.outside.unheld += amount - taken.amount
    this.post(disputeLostSet({ id, currency, ...taken, amount, fee: taken.fee + amount - taken.amount }))
  }

  /** Takes what comes back from lines and from what was sent for them. @returns it by whose it was */
  private takeFrom(order: Order, back: readonly RefundedLine[], cause: string) {
    const shares = back.flatMap(({ id, fee, tax, shares }) => {
      const line = order.lines.find((each) => each.id === id)
      if (!line) throw new Error(`no line ${id}`)
      Object.assign(line, { fee: line.fee - fee, tax: line.tax - tax })
      return line.shares.map((share, i) => {
        const amount = shares[i]?.amount ?? 0n
        share.amount -= amount
        return { party: share.party, amount }
      })
    })
    const from = byParty(shares)
    const [fee, tax] = [sum(back.map((line) => line.fee)), sum(back.map((line) => line.tax))]
    for (const { partyId, amount } of from) this.takeBack(order.transfers.find(({ party }) => party === partyId), partyId, amount, fee + tax, cause)
    return { amount: sum(back.map((line) => line.amount)), fee, tax, parties: from }
  }

  private takeBack(transfer: Transfer | undefined, partyId: string, amount: bigint, fee: bigint, cause: string): void {
    if (!transfer) throw new Error(`nothing was owed to ${partyId}`)
    const asked = sum(this.reversals.filter((each) => each.transfer === transfer).map((each) => each.amount))
    const part = min(amount, transfer.amount - transfer.recovered - asked)
    if (transfer.state !== "sent") {
      transfer.amount -= part
      if (transfer.amount === transfer.recovered) transfer.state = "cancelled"
    } else if (part > 0n) this.reversals.push({ id: `${cause}/${transfer.id}`, transfer, amount: part, feeBack: transfer.kind === "charge" ? fee : 0n, state: "pending" })
    if (amount > part) this.post(negativeSet({ id: `${cause}:${partyId}`, partyId, currency, amount: amount - part }))
  }
}

/** A part of an amount by basis points, a minor unit at least. */
const partOf = (amount: bigint, points: number) => (amount * BigInt(points) + 9_999n) / 10_000n

function byParty(shares: readonly { party: string; amount: bigint }[]): { partyId: string; amount: bigint }[] {
  return parties.map((partyId) => ({ partyId, amount: sum(shares.filter(({ party }) => party === partyId).map(({ amount }) => amount)) })).filter(({ amount }) => amount > 0n)
}

/** What holds after whatever happened. */
function expectNothingCreatedOrLost(shop: Shop): void {
  const { on, outside, balances } = shop
  const lines = shop.lines()
  const refunded = (cameBack: boolean) => sum(shop.refunds.filter((refund) => refund.cameBack === cameBack).map(({ amount }) => amount))
  expect(sum([...balances.values()])).toBe(0n)
  for (const { fee, tax, shares, paid, id } of lines) for (const part of [fee, tax, paid - refundable({ id, fee, tax, shares }), ...shares.map(({ amount }) => amount)]) expect(part >= 0n, `a part of ${id} below zero`).toBe(true)
  expect(on("buyer_clearing")).toBe(sum(shop.orders.map(({ paid }) => paid)) - refunded(false) - outside.held - outside.lost)
  expect(-on("refund_due")).toBe(refunded(true))
  expect(on("dispute")).toBe(outside.held)
  expect(-on("stripe_fee")).toBe(outside.stripe)
  expect(-on("tax")).toBe(sum(lines.map(({ tax }) => tax)))
  expect(-on("platform_fee")).toBe(sum(lines.map(({ fee }) => fee)) - outside.stripe - outside.unheld)
  for (const party of parties) {
    const [owed, sent, debt] = [-on(payable(party)), -on(transferred(party)), on(negative(party))]
    const under = (state: Reversal["state"], what: "amount" | "feeBack" = "amount") => sum(shop.reversals.filter((each) => each.transfer.party === party && each.state === state).map((each) => each[what]))
    const own = shop.transfers().filter((transfer) => transfer.party === party)
    const amountOf = (state: Transfer["state"]) => sum(own.filter((transfer) => transfer.state === state).map(({ amount, recovered }) => amount - recovered))
    expect(owed, `${party} is owed what will be sent, less what will be taken back`).toBe(amountOf("due") - under("pending"))
    expect(sent, `${party} has what was sent, less what was taken back, and fees given for what was not`).toBe(amountOf("sent") - under("done") + under("short", "feeBack"))
    expect(debt >= 0n && sent >= 0n, `${party} has no debt and no transfer below zero`).toBe(true)
    expect(owed + sent - debt, `${party} earned his shares`).toBe(sum(lines.flatMap(({ shares }) => shares.filter((share) => share.party === party).map(({ amount }) => amount))))
  }
  for (const [recording, sheet] of Object.entries(shop.rules.sheets)) expect(shop.recouped(recording) <= (sheet?.recoup?.amount ?? 0n), `no more than the advance comes back from ${recording}`).toBe(true)
}

/** A party's statements carry on where the one before ended, and end with what it is owed. */
function expectStatements(shop: Shop, party: string): void {
  const sets = shop.sets.map(({ key: id, kind, reference, postings }) => ({ id, kind, reference, at: new Date(0), beats: null, sale: null, sent: 0n, owed: -sum(postings.filter(({ account }) => account === payable(party)).map(({ amount }) => amount)) }))
  const middle = Math.floor(sets.length / 2)
  const first = statementOf(currency, 0n, sets.slice(0, middle))
  expect(statementOf(currency, first.closing, sets.slice(middle)).closing, `the statements of ${party}`).toBe(-shop.on(payable(party)))
}

const somePoints = fc.integer({ min: 1, max: 10_000 })
const aPick = fc.nat({ max: 1_000 })
const aCartLine = fc.record({ recording: fc.constantFrom(...recordings), cents: fc.bigInt({ min: 0n, max: 20_000n }), discount: fc.bigInt({ min: 0n, max: 100n }), tax: fc.bigInt({ min: 0n, max: 25n }) })
const aStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant("sell" as const), cart: fc.array(aCartLine, { minLength: 1, maxLength: 3 }) }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant("send" as const), pick: aPick, works: fc.integer({ min: 0, max: 3 }).map((n) => n > 0) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("refund" as const), pick: aPick, points: fc.oneof(somePoints, fc.constant(10_000)) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("reverse" as const), pick: aPick, works: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("bounce" as const), pick: aPick }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("dispute" as const), pick: aPick, points: fc.oneof(somePoints, fc.constant(10_000)) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("decide" as const), pick: aPick, won: fc.boolean(), feeBack: fc.boolean() }) },
)
const aFeePolicy = fc.record({ points: fc.integer({ min: 0, max: 10_000 }), tiers: fc.array(fc.record({ from: fc.bigInt({ min: 1n, max: 50_000n }), points: fc.integer({ min: 0, max: 10_000 }) }), { maxLength: 2 }) })
const aSheet = fc.record({ parties: fc.subarray(parties, { minLength: 1 }), cut: fc.integer({ min: 0, max: 10_000 }), advance: fc.option(fc.bigInt({ min: 1n, max: 10_000n })) })
  .map(({ parties: chosen, cut, advance }): Sheet => {
    const points = allocate(10_000n, chosen.map((_, i) => (i === 0 ? BigInt(cut) + 1n : 3_333n)))
    return { shares: chosen.map((party_id, i) => ({ party_id, points: Number(points[i]) })), recoup: advance === null ? null : { party_id: chosen[0] ?? "", amount: advance } }
  })
const someRules: fc.Arbitrary<Rules> = fc.record({
  sheets: fc.record(Object.fromEntries(recordings.map((recording) => [recording, fc.option(aSheet, { freq: 2 })]))),
  fees: fc.record(Object.fromEntries(sellers.map((seller) => [seller, aFeePolicy]))),
})

it("creates and loses nothing, whatever is sold, shared, sent, refunded, disputed and taken back, in any order", () => {
  fc.assert(fc.property(someRules, fc.array(aStep, { minLength: 1, maxLength: 30, size: "max" }), (rules, steps) => {
    const shop = new Shop(rules)
    for (const step of steps) {
      shop.take(step)
      expectNothingCreatedOrLost(shop)
    }
    for (const party of parties) expectStatements(shop, party)
    while (shop.transfers().some(({ state }) => state === "due")) shop.take({ do: "send", pick: 0, works: true })
    while (shop.reversals.some(({ state }) => state === "pending")) shop.take({ do: "reverse", pick: 0, works: true })
    expectNothingCreatedOrLost(shop)
    for (const party of parties) expect(shop.on(payable(party)), `nothing lies about for ${party}`).toBe(0n)
  }), { numRuns: 200 })
}, 60_000)
