import { createHmac } from "node:crypto"
import { describe, expect, it } from "vitest"
import { describeAnswers } from "../support/answers"
import { query, secrets } from "../support/database"
import { describeKills, isInTest } from "../support/kills"
import { ready } from "../support/ready"
import { useUndisturbed } from "../support/undisturbed"
import { describeWebhooks } from "../support/webhooks"

// One of each kind, in one world; the others are in ../faults.
const undisturbed = useUndisturbed()
describeAnswers(undisturbed, [["nothing after it did the work", "timeout_after_work", { delayMs: 100 }]])
describeWebhooks(undisturbed, [["arrives twice at once", "duplicate_event"]])

describe("an event", () => {
  const body = JSON.stringify({ id: "evt_forged", object: "event", type: "checkout.session.completed", data: { object: {} } })
  const now = Math.floor(Date.now() / 1_000)
  const signed = (secret: string, at: number, text = body) => `t=${at},v1=${createHmac("sha256", secret).update(`${at}.${text}`).digest("hex")}`
  const own = () => secrets()["STRIPE_WEBHOOK_SECRET"] ?? ""

  it.each([
    ["without a signature", () => ""],
    ["with a signature of somebody else", () => signed("whsec_of_somebody_else", now)],
    ["that was changed after it was signed", () => signed(own(), now, `${body} `)],
    ["that was signed an hour ago", () => signed(own(), now - 3_600)],
  ])("%s is refused and leaves no trace", async (_, signature) => {
    for (const path of ["/hooks/stripe", "/hooks/stripe/connect"]) {
      const response = await fetch(`${ready.backend}${path}`, { method: "POST", headers: { "content-type": "application/json", "stripe-signature": signature() }, body })
      expect(response.status, path).toBe(400)
    }
    expect(await query("select 1 from webhook_inbox where id = 'evt_forged'")).toHaveLength(0)
  })
})

describeKills(undisturbed, isInTest)
