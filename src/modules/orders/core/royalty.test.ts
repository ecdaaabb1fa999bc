import fc from "fast-check"
import { expect, it } from "vitest"
import { payable, type Account, type PostingSet } from "./postings"
import { kept, owedBy, received, royaltyPaidOutsideSet, royaltyPaidSet, royaltySet, settledBy, shareRoyalty } from "./royalty"

const sum = (amounts: readonly bigint[]) => amounts.reduce((a, b) => a + b, 0n)
const shares = [{ party_id: "ana", points: 5_000 }, { party_id: "ben", points: 3_333 }, { party_id: "payee_1", points: 1_667 }]

it("divides a royalty without losing a cent, corrections included", () => {
  fc.assert(fc.property(fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }), fc.option(fc.bigInt({ min: 0n, max: 10n ** 6n })), (amount, remaining) => {
    const parts = shareRoyalty(amount, shares, remaining === null ? null : { party_id: "ben", remaining })
    expect(sum(parts.map((part) => part.amount))).toBe(amount)
  }))
})

it("pays an advance back first, and leaves it paid when a correction comes", () => {
  expect(shareRoyalty(1_000n, shares, { party_id: "ben", remaining: 400n })[0]).toEqual({ party_id: "ben", kind: "recoup", amount: 400n })
  expect(shareRoyalty(-1_000n, shares, { party_id: "ben", remaining: 400n }).map(({ kind }) => kind)).toEqual(["split", "split", "split"])
})

it("holds what a shop got, kept, owes and paid, whatever is posted and paid in any order", () => {
  const step = fc.oneof(
    fc.record({ do: fc.constant("royalty" as const), amount: fc.bigInt({ min: -5_000n, max: 50_000n }) }),
    fc.record({ do: fc.constantFrom("paid" as const, "outside" as const), amount: fc.bigInt({ min: 1n, max: 9_000n }) }),
  )
  fc.assert(fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
    const balances = new Map<Account, bigint>()
    const on = (account: Account) => balances.get(account) ?? 0n
    const post = ({ postings }: PostingSet) => { for (const { account, amount } of postings) balances.set(account, on(account) + amount) }
    let [got, paid, outside] = [0n, 0n, 0n]
    steps.forEach((each, i) => {
      const payment = { id: String(i), sellerId: "ana", partyId: "ben", currency: "usd", amount: each.amount }
      if (each.do === "royalty") {
        const parts = shareRoyalty(each.amount, shares, null)
        got += each.amount
        post(royaltySet({ key: String(i), id: String(i), sellerId: "ana", currency: "usd", amount: each.amount, own: sum(parts.filter(({ party_id }) => party_id === "ana").map(({ amount }) => amount)), others: parts.filter(({ party_id }) => party_id !== "ana").map(({ party_id, amount }) => ({ partyId: party_id, amount })) }))
      } else if (each.do === "paid") {
        paid += each.amount
        post(royaltyPaidSet({ ...payment, from: [{ partyId: "ana", amount: each.amount }] }))
      } else {
        outside += each.amount
        post(royaltyPaidOutsideSet(payment))
      }
      expect(sum([...balances.values()])).toBe(0n)
    })
    expect(on(received("ana"))).toBe(got)
    expect(-on(kept("ana")) - on(owedBy("ana", "ben")) - on(owedBy("ana", "payee_1")) - on(settledBy("ana", "ben"))).toBe(got)
    expect(-on(settledBy("ana", "ben"))).toBe(paid + outside)
    // What the platform sends is only moved between parties.
    expect([on(payable("ana")), on(payable("ben"))]).toEqual([paid, -paid])
  }))
})
