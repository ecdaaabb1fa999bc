"use client"

import type { Legal, Locale } from "@max-booster/api-contract"
import type { MoneyJson } from "@max-booster/kernel"
import { Lock } from "lucide-react"
import { useRouter } from "next/navigation"
import { type FormEvent, useState } from "react"
import { Button } from "@/components/button"
import { Consent } from "@/components/consent"
import { Field, Message } from "@/components/field"
import { useOutcome } from "@/components/use-outcome.client"
import { formatMoney } from "@/lib/format"
import { payAction } from "./actions"

/** Consents, typed name, and the way to the payment page. Accepting holds for the very text that was shown. */
export function AgreeForm({ licensee, locale, termsHash, total }: { licensee: Legal; locale: Locale; termsHash: string; total: MoneyJson }) {
  const { outcome, isPending, run } = useOutcome()
  const router = useRouter()
  const [name, setName] = useState("")
  const [acceptedHash, setAcceptedHash] = useState("")
  const [isImmediate, setImmediate] = useState(false)
  const [wasAsked, setAsked] = useState(false)
  const isFree = total.amount === "0"
  const hasTerms = acceptedHash === termsHash
  const missing = [...(hasTerms ? [] : ["the license terms"]), ...(isImmediate ? [] : ["the immediate delivery"]), ...(name.trim().length >= 2 ? [] : ["your name"])]

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (missing.length > 0) return
    run(() => payAction({ licensee, locale, typed_name: name, consents: ["terms", "immediate_delivery"], terms_hash: termsHash, total }), ({ ok }) => { if (!ok) router.refresh() })
  }
  return (
    <form onSubmit={submit} noValidate className="grid gap-5">
      {outcome?.ok === false && <Message>{outcome.message}</Message>}
      <Consent checked={hasTerms} onChange={(on) => { setAcceptedHash(on ? termsHash : "") }}>I have read the contracts above and accept them.</Consent>
      <Consent checked={isImmediate} onChange={setImmediate}>Deliver at once. I know that with delivery I lose my right of withdrawal.</Consent>
      <Field id="typed-name" label="Sign with your name" hint={`Type “${licensee.name}”. It stands under the contracts.`} value={name} onChange={(event) => { setName(event.target.value) }} autoComplete="off" error={wasAsked && name.trim().length < 2 ? "Type your name to sign." : undefined} />
      {wasAsked && missing.length > 0 && <Message tone="warn">{`Still missing: ${missing.join(", ")}.`}</Message>}
      <Button type="submit" wide disabled={isPending}><Lock size={18} aria-hidden />{isPending ? "One moment…" : isFree ? "Get it free" : `Pay ${formatMoney(total)}`}</Button>
      <p className="text-sm text-muted">{isFree ? "Nothing is charged, and no card is asked for." : "You pay on Stripe’s page. We never see your card."}</p>
    </form>
  )
}
