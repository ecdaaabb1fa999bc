import type { CartLine } from "@max-booster/api-contract"
import { expect, it } from "vitest"
import { byProducer } from "./by-producer"

const line = (id: string, handle: string): CartLine => ({
  id, variant_id: `variant_${id}`, beat: { id, handle: id, title: id, artwork_url: null, producer: { handle, name: handle.toUpperCase() } },
  type: "mp3", label: "MP3", price: { amount: "1999", currency: "usd" }, delivers: ["mp3"], previous_price: null, deal: null, available: true,
})

it("groups lines by producer in the order in which they came", () => {
  const groups = byProducer([line("1", "ben"), line("2", "ana"), line("3", "ben")])
  expect(groups.map(({ producer, own }) => [producer.name, own.map(({ id }) => id)])).toEqual([["BEN", ["1", "3"]], ["ANA", ["2"]]])
})

it("has no groups in an empty cart", () => {
  expect(byProducer([])).toEqual([])
})
