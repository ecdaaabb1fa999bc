import { readFileSync } from "node:fs"
import { resolve } from "node:path"
import { allocate } from "@max-booster/kernel"
import { expect, it } from "vitest"
import { planCharge, type SellerFacts } from "./plan-charge"
import { refundLine } from "./plan-refund"
import { negativeSet, recoverySet, refundSet, reversalSet, saleSet, stripeFeeSet, transferSet, type PostingSet } from "./postings"
import { shareOut } from "./share-out"

/** Everything of docs/money.md's example, by the functions that the shop runs. @returns its posting sets, each with its step's name */
function example(): [string, PostingSet][] {
  const currency = "usd"
  const seller = (sellerId: string): SellerFacts => ({ sellerId, stripeAccountId: `acct_${sellerId}`, transfersActive: true, chargesEnabled: true, feePoints: 1_000, owes: 0n })
  const [crown = 0n, mango = 0n] = allocate(7_641n, [4_495_500_000n, 3_145_500_000n])
  const plan = planCharge(
    [{ id: "crown", sellerId: "tobias", amount: crown, tax: 0n, isSplit: true, isContested: false }, { id: "mango", sellerId: "amara", amount: mango, tax: 0n, isSplit: false, isContested: false }],
    [seller("tobias"), seller("amara")],
  )
  const [crownFee = 0n, mangoFee = 0n] = plan.lines.map((line) => line.fee)
  const [tobias = 0n, ada = 0n] = shareOut(crown - crownFee, [{ party_id: "tobias", points: 7_000 }, { party_id: "ada", points: 3_000 }]).map((part) => part.amount)
  const amara = mango - mangoFee
  const parties = [{ partyId: "tobias", amount: tobias }, { partyId: "ada", amount: ada }, { partyId: "amara", amount: amara }]
  const back = refundLine({ id: "crown", fee: crownFee, tax: 0n, shares: [{ id: "tobias", amount: tobias }, { id: "ada", amount: ada }] }, 2_248n)
  const [tobiasBack = 0n, adaBack = 0n] = back.shares.map((share) => share.amount)
  return [
    ["sale", saleSet({ chargePlanId: "plan_1", currency, amount: plan.amount, fee: crownFee + mangoFee, tax: 0n, parties })],
    ["Stripe's fee", stripeFeeSet({ id: "ch_1", currency, fee: 252n })],
    ...parties.map(({ partyId, amount }): [string, PostingSet] => ["transfers", transferSet({ id: `trf_${partyId}`, partyId, currency, amount })]),
    ["refund", refundSet({ id: "rfd_1", currency, amount: back.amount, fee: back.fee, tax: 0n, parties: [{ partyId: "tobias", amount: tobiasBack }, { partyId: "ada", amount: adaBack }] })],
    ["reversals", reversalSet({ id: "trr_tobias", partyId: "tobias", currency, amount: tobiasBack })],
    ["reversals", negativeSet({ id: "trr_ada", partyId: "ada", currency, amount: adaBack })],
    ["next sale", saleSet({ chargePlanId: "plan_2", currency, amount: 2_000n, fee: 200n, tax: 0n, parties: [{ partyId: "ada", amount: 1_800n }] })],
    ["next sale", recoverySet({ id: "trf_2", partyId: "ada", currency, amount: adaBack })],
    ["next sale", transferSet({ id: "trf_2", partyId: "ada", currency, amount: 1_800n - adaBack })],
  ]
}

/** The example as the table of docs/money.md: an account a row, a step a column, dollars. */
function table(sets: [string, PostingSet][]): string {
  const steps = [...new Set(sets.map(([step]) => step))]
  const accounts = [...new Set(sets.flatMap(([, set]) => set.postings.filter(({ amount }) => amount !== 0n).map(({ account }) => account)))]
  const dollars = (cents: bigint) => (cents === 0n ? "" : `${cents < 0n ? "-" : ""}${(cents < 0n ? -cents : cents) / 100n}.${String((cents < 0n ? -cents : cents) % 100n).padStart(2, "0")}`)
  const on = (account: string, step?: string) => sets.filter(([name]) => step === undefined || name === step).flatMap(([, set]) => set.postings).filter((posting) => posting.account === account).reduce((sum, { amount }) => sum + amount, 0n)
  const row = (cells: string[]) => `| ${cells.join(" | ")} |`
  return [
    row(["account", ...steps, "in the end"]), row(["---", ...steps.map(() => "---:"), "---:"]),
    ...accounts.map((account) => row([`\`${account}\``, ...steps.map((step) => dollars(on(account, step))), dollars(on(account)) || "0.00"])),
  ].join("\n")
}

it("the worked example of docs/money.md is what the shop's own functions say", () => {
  const sets = example()
  for (const [, { postings }] of sets) expect(postings.reduce((sum, { amount }) => sum + amount, 0n)).toBe(0n)
  const page = readFileSync(resolve(__dirname, "../../../../docs/money.md"), "utf8")
  expect(page).toContain(table(sets))
})
