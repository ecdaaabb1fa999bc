import { describe, expect, it } from "vitest"
import { documentOfTicket, ticketFor } from "./ticket"

describe("a realtime ticket", () => {
  const ticket = ticketFor("secret-of-the-shop", "notices:seller:sel_1", 0)
  it("opens its document for a minute", () => {
    expect(documentOfTicket("secret-of-the-shop", ticket, 59_000)).toBe("notices:seller:sel_1")
    expect(documentOfTicket("secret-of-the-shop", ticket, 60_000)).toBeNull()
  })
  it("is refused with another secret or a changed body", () => {
    expect(documentOfTicket("another-secret", ticket, 0)).toBeNull()
    expect(documentOfTicket("secret-of-the-shop", `x${ticket}`, 0)).toBeNull()
    expect(documentOfTicket("secret-of-the-shop", "", 0)).toBeNull()
  })
})
