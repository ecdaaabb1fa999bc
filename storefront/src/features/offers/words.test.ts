import { describe, expect, it } from "vitest"
import { standingOf, stepWords } from "./words"

const show = ({ amount }: { amount: string }) => `$${Number(amount) / 100}`

describe("an offer in words", () => {
  it("says to each side whose turn it is", () => {
    expect(standingOf({ state: "open", turn: "seller" }, "seller").word).toBe("Your answer")
    expect(standingOf({ state: "open", turn: "seller" }, "buyer").word).toBe("Producer’s turn")
    expect(standingOf({ state: "accepted", turn: "buyer" }, "buyer").word).toBe("Accepted: pay now")
  })

  it("tells each step from where one stands", () => {
    const price = { amount: "2500", currency: "usd" }
    expect(stepWords({ by: "buyer", act: "offer", price }, "buyer", "Ines", show)).toBe("You offered $25")
    expect(stepWords({ by: "seller", act: "counter", price }, "buyer", "Ines", show)).toBe("Ines answered with $25")
    expect(stepWords({ by: "shop", act: "accept", price }, "seller", "Robin", show)).toBe("Accepted at once: $25")
    expect(stepWords({ by: "shop", act: "expire", price: null }, "seller", "Robin", show)).toBe("It ran out without an answer or payment")
  })
})
