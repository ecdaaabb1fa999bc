import { describe, expect, it } from "vitest"
import { giftRefusal } from "./gift-limits"

const now = new Date("2026-11-26T12:00:00.000Z")
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000)
const asked = (count: number, change: { email?: string; ip?: string; minutes?: number }) => Array.from({ length: count }, () => ({ email: change.email ?? "other@example.com", ip: change.ip ?? "192.0.2.9", created_at: ago(change.minutes ?? 5) }))
const me = { email: "me@example.com", ip: "192.0.2.1" }

describe("free licenses", () => {
  it("are given to whoever has not asked much", () => { expect(giftRefusal(me, [...asked(9, me), ...asked(20, { ip: me.ip })], null, now)).toBeNull() })
  it("are ten an hour to an address, wherever it asks from", () => {
    expect(giftRefusal(me, asked(10, { email: me.email }), null, now)).toMatch(/in an hour/)
    expect(giftRefusal(me, asked(10, { email: me.email, minutes: 61 }), null, now)).toBeNull()
  })
  it("are thirty an hour to a computer, whatever addresses it says", () => { expect(giftRefusal(me, asked(30, { ip: me.ip }), null, now)).toMatch(/in an hour/) })
  it("are mailed again, but not within two minutes", () => {
    expect(giftRefusal(me, [], ago(1), now)).toMatch(/on its way/)
    expect(giftRefusal(me, [], ago(3), now)).toBeNull()
  })
})
