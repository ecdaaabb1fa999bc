import { describe, expect, it } from "vitest"
import { readTicket, ticketFor } from "./ticket"

describe("a realtime ticket", () => {
  const ticket = ticketFor("secret-of-the-shop", { document: "notices:seller:sel_1" }, 0)
  it("opens its document for a minute", () => {
    expect(readTicket("secret-of-the-shop", ticket, 59_000)).toMatchObject({ document: "notices:seller:sel_1" })
    expect(readTicket("secret-of-the-shop", ticket, 60_000)).toBeNull()
  })
  it("is refused with another secret or a changed body", () => {
    expect(readTicket("another-secret", ticket, 0)).toBeNull()
    expect(readTicket("secret-of-the-shop", `x${ticket}`, 0)).toBeNull()
    expect(readTicket("secret-of-the-shop", "", 0)).toBeNull()
  })
})
