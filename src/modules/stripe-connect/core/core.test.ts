import { describe, expect, it } from "vitest"
import { inPlainWords, payoutStateOf, type AccountFacts } from "./account-state"
import { outcomeOf, type CheckoutFacts } from "./checkout-outcome"

const fresh: AccountFacts = { chargesEnabled: false, payoutsEnabled: false, detailsSubmitted: false, transfersActive: false, currentlyDue: ["external_account"], disabledReason: "requirements.past_due", schedule: null }

describe("a payout account", () => {
  it("is none before it exists, onboarding until submitted, and active once transfers and payouts work", () => {
    expect(payoutStateOf(null)).toBe("none")
    expect(payoutStateOf(fresh)).toBe("onboarding")
    expect(payoutStateOf({ ...fresh, detailsSubmitted: true, currentlyDue: [], disabledReason: null })).toBe("onboarding")
    expect(payoutStateOf({ ...fresh, transfersActive: true, payoutsEnabled: true, currentlyDue: [], disabledReason: null })).toBe("active")
  })

  it("is restricted when Stripe waits for something after submission", () => {
    expect(payoutStateOf({ ...fresh, detailsSubmitted: true, currentlyDue: ["individual.verification.document"] })).toBe("restricted")
    expect(payoutStateOf({ ...fresh, detailsSubmitted: true, currentlyDue: [], disabledReason: "rejected.fraud" })).toBe("restricted")
  })

  it("says what is missing in plain words, each once", () => {
    expect(inPlainWords(["individual.first_name", "individual.last_name", "external_account"])).toEqual(["Enter your legal name", "Add the bank account that your earnings go to"])
    expect(inPlainWords(["company.some_new_thing"])).toEqual(["Stripe asks for: company some new thing"])
  })
})

describe("a checkout", () => {
  const open: CheckoutFacts = { session: "open", paymentStatus: "unpaid", intent: null, declineMessage: null }

  it("stays open after a decline, with the bank's words", () => {
    expect(outcomeOf({ ...open, intent: "requires_payment_method", declineMessage: "Your card was declined." })).toEqual({ kind: "open", message: "Your card was declined." })
  })

  it("is paid when captured, and when held for a manual capture", () => {
    expect(outcomeOf({ ...open, session: "complete", paymentStatus: "paid", intent: "succeeded" })).toEqual({ kind: "paid", captured: true })
    expect(outcomeOf({ ...open, session: "complete", intent: "requires_capture" })).toEqual({ kind: "paid", captured: false })
  })

  it("waits for a bank that has not decided, fails when it refused, and expires", () => {
    expect(outcomeOf({ ...open, session: "complete", intent: "processing" })).toEqual({ kind: "waiting" })
    expect(outcomeOf({ ...open, session: "complete", intent: "requires_payment_method" }).kind).toBe("failed")
    expect(outcomeOf({ ...open, session: "expired" })).toEqual({ kind: "expired" })
  })
})
