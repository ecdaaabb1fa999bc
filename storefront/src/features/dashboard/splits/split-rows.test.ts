import type { SplitsView } from "@max-booster/api-contract"
import { describe, expect, it } from "vitest"
import { evened, faultsOf, sums, toDraft, toWish, withRow, type SplitDraft } from "./split-rows"

const share = (name: string, email: string | null, revenue_points: number, publishing_points = revenue_points) => ({ id: name, name, email, role: "producer", revenue_points, publishing_points, is_own: email === null, state: "agreed" as const, decided_at: null, typed_name: null, reason: null, has_shop: true })
const versions = (...shares: SplitsView["versions"][number]["shares"]): SplitsView => ({ recording_id: "rec_1", currency: "usd", versions: [{ id: "split_1", version: 1, state: "in_force", created_at: "", effective_from: "", in_force_from: null, text: "", shares, recoup: { name: "Ben", email: "ben@x.test", amount: { amount: "20000", currency: "usd" } } }] })

describe("a split as it is typed", () => {
  it("begins with everything for the shop, and with the newest version where there is one", () => {
    expect(toDraft({ recording_id: "rec_1", currency: "usd", versions: [] }, "Ana Beats").rows).toEqual([{ key: 0, name: "Ana Beats", email: null, role: "producer", revenue: "100", publishing: null }])
    const draft = toDraft(versions(share("Ana", null, 6_666, 5_000), share("Ben", "ben@x.test", 3_334, 5_000), share("Cy", "cy@x.test", 0)), "Ana Beats")
    expect(draft.rows.map(({ name, revenue, publishing }) => [name, revenue, publishing])).toEqual([["Ana", "66.66", "50"], ["Ben", "33.34", "50"]])
    expect(draft.recoup).toEqual({ key: 1, amount: "200.00" })
    expect(toWish(draft, "usd")).toEqual({
      shares: [{ name: "Ana", email: null, role: "producer", revenue_points: 6_666, publishing_points: 5_000 }, { name: "Ben", email: "ben@x.test", role: "producer", revenue_points: 3_334, publishing_points: 5_000 }],
      effective_from: null, recoup: { email: "ben@x.test", amount: { amount: "20000", currency: "usd" } },
    })
  })

  it("gives a new row what is missing, and splits evenly to the last point", () => {
    const { rows } = toDraft(versions(share("Ana", null, 7_000)), "Ana")
    expect(withRow(rows).at(-1)).toMatchObject({ key: 1, revenue: "30", email: "" })
    const three = evened(withRow(withRow(rows)))
    expect(three.map(({ revenue }) => revenue)).toEqual(["33.34", "33.33", "33.33"])
    expect(sums(three)).toEqual({ revenue: 10_000, publishing: 10_000 })
  })

  it("marks what cannot be sent, by field, and sends nothing then", () => {
    const draft: SplitDraft = { day: "", recoup: null, rows: [
      { key: 0, name: "Ana", email: null, role: "producer", revenue: "50", publishing: null },
      { key: 1, name: " ", email: "ben", role: "", revenue: "half", publishing: "50" },
      { key: 2, name: "Cy", email: "cy@x.test", role: "writer", revenue: "25", publishing: null },
      { key: 3, name: "Dee", email: " CY@x.test", role: "writer", revenue: "25", publishing: null },
    ] }
    const faults = faultsOf(draft.rows)
    expect([0, 1, 2, 3].map((key) => Object.keys(faults.get(key) ?? {}))).toEqual([[], ["name", "email", "role", "revenue"], ["email"], ["email"]])
    expect(toWish(draft, "usd")).toBeNull()
  })
})
