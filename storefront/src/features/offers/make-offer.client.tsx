"use client"

import type { MoneyJson } from "@max-booster/kernel"
import { MessageSquareText } from "lucide-react"
import Link from "next/link"
import { useState } from "react"
import { Button, ButtonLink } from "@/components/button"
import { Message } from "@/components/field"
import { useOutcome } from "@/components/use-outcome.client"
import { formatMoney } from "@/lib/format"
import { makeOfferAction } from "./actions"
import { PriceFields } from "./price-fields.client"

type Props = { variantId: string; label: string; minimum: MoneyJson; /** Where to come back to after signing in; null when signed in. */ signInTo: string | null }

/** The way to another price: asks the producer. */
export function MakeOffer({ variantId, label, minimum, signInTo }: Props) {
  const { outcome, isPending, run } = useOutcome()
  const [isOpen, setOpen] = useState(false)
  const name = `Make an offer for the ${label} license`
  if (signInTo) return <ButtonLink tone="quiet" wide href={`/sign-in?next=${encodeURIComponent(signInTo)}`} aria-label={`Sign in: ${name}`}><MessageSquareText size={18} aria-hidden />Make an offer</ButtonLink>
  if (outcome?.ok) return <Message tone="good">{outcome.message} <Link href="/account/offers" className="font-semibold underline">See your offers</Link></Message>
  if (!isOpen) return <Button tone="quiet" wide aria-label={name} onClick={() => { setOpen(true) }}><MessageSquareText size={18} aria-hidden />Make an offer</Button>
  return (
    <PriceFields id={`offer-${variantId}`} currency={minimum.currency} hint={`From ${formatMoney(minimum)}`} send="Send the offer" isPending={isPending} outcome={outcome}
      onSend={(price, message) => { run(() => makeOfferAction(variantId, price, message)) }} onCancel={() => { setOpen(false) }} />
  )
}
