import { expect, it } from "vitest"
import { owedTo } from "./owed-to"

const divided = (currency: string, amounts: Record<string, string>) => ({
  recording_id: "rec_1", title: "Tide", period: "2026-10", sheet_version: 1, amount: { amount: "0", currency },
  shares: Object.entries(amounts).map(([party_id, amount]) => ({ party_id, name: party_id, own: party_id === "me", kind: "split" as const, amount: { amount, currency } })),
})

it("adds up what each collaborator is owed, each currency by itself and the shop's own part left out", () => {
  expect(owedTo([divided("usd", { me: "60", ben: "40" }), divided("usd", { me: "6", ben: "-4", cy: "1" }), divided("eur", { ben: "7" })])).toEqual([
    { name: "ben", amount: { amount: "36", currency: "usd" } }, { name: "cy", amount: { amount: "1", currency: "usd" } }, { name: "ben", amount: { amount: "7", currency: "eur" } },
  ])
})
