"use client"

import type { OfferView } from "@max-booster/api-contract"
import Link from "next/link"
import { useState } from "react"
import { Badge } from "@/components/badge"
import { Button } from "@/components/button"
import { Confirm } from "@/components/confirm.client"
import { Cover } from "@/components/cover"
import { useOutcome } from "@/components/use-outcome.client"
import { formatDate, formatMoney } from "@/lib/format"
import { answerOfferAction, payOfferAction, type Said } from "./actions"
import { PriceFields } from "./price-fields.client"
import { standingOf, stepWords, type Side } from "./words"

/** A negotiation: what was said, and the answer if it is one's turn. */
export function OfferCard({ offer, side }: { offer: OfferView; side: Side }) {
  const { beat, label, price, list_price, state, turn, expires_at, steps, buyer } = offer
  const { word, tone } = standingOf(offer, side)
  const other = side === "buyer" ? beat.producer.name : buyer
  return (
    <li className="grid gap-4 rounded-xl border border-line bg-surface p-4 sm:p-5" aria-label={`Offer for ${beat.title}, ${label}`}>
      <div className="flex flex-wrap items-center gap-4">
        <Cover url={beat.artwork_url} title={beat.title} size={72} className="size-14 shrink-0 rounded-md" />
        <div className="min-w-0 flex-1 basis-40">
          <p className="truncate font-bold"><Link href={`/beats/${beat.handle}`} className="hover:underline">{beat.title}</Link></p>
          <p className="text-[15px] text-muted">{`${label} license, ${side === "buyer" ? `by ${beat.producer.name}` : `for ${buyer}`}`}</p>
        </div>
        <div className="grid justify-items-end gap-1">
          <p className="tabular font-display text-2xl font-extrabold">{formatMoney(price)}</p>
          <p className="tabular text-sm text-muted">{list_price ? `${formatMoney(list_price)} in the shop` : "Not on sale any more"}</p>
        </div>
      </div>
      <div className="flex flex-wrap items-center gap-3 text-sm text-muted"><Badge tone={tone}>{word}</Badge>{(state === "open" || state === "accepted") && <span>{`${state === "open" ? "To be answered" : "To be paid"} before ${formatDate(expires_at)}`}</span>}</div>
      <ol className="grid gap-2 border-l-2 border-line pl-4 text-[15px]">
        {steps.map((step) => (
          <li key={`${step.at}${step.act}${step.by}`} className="grid gap-0.5">
            <p><span className="font-semibold">{stepWords(step, side, other, formatMoney)}</span> <span className="text-sm text-muted">{formatDate(step.at)}</span></p>
            {step.message && <p className="whitespace-pre-line wrap-anywhere text-muted">{step.message}</p>}
          </li>
        ))}
      </ol>
      {state === "open" && turn === side && <Answers offer={offer} side={side} />}
      {state === "open" && turn !== side && side === "buyer" && <TakeBack id={offer.id} />}
      {state === "accepted" && side === "buyer" && <Pay id={offer.id} price={formatMoney(price)} />}
    </li>
  )
}

function Answers({ offer: { id, price, list_price, turn }, side }: { offer: OfferView; side: Side }) {
  const { outcome, isPending, run, clear } = useOutcome()
  const [isCountering, setCountering] = useState(false)
  const say = (said: Said) => { run(() => answerOfferAction(side, id, said)) }
  if (isCountering) {
    const hint = turn === "seller" ? `Above ${formatMoney(price)}${list_price ? `, up to ${formatMoney(list_price)}` : ""}` : `Below ${formatMoney(price)}`
    return <PriceFields id={`counter-${id}`} currency={price.currency} hint={hint} send="Send this price" isPending={isPending} outcome={outcome} onSend={(named, message) => { say({ act: "counter", price: named, message }) }} onCancel={() => { clear(); setCountering(false) }} />
  }
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap gap-2">
        <Button disabled={isPending || !list_price} onClick={() => { say({ act: "accept", message: "" }) }}>{`Accept ${formatMoney(price)}`}</Button>
        <Button tone="quiet" disabled={isPending || !list_price} onClick={() => { clear(); setCountering(true) }}>Name another price</Button>
        <Confirm trigger={<Button tone="bare" disabled={isPending}>Decline</Button>} title="Decline this offer?" confirm="Decline" onConfirm={() => { say({ act: "decline", message: "" }) }}>{`The ${side === "seller" ? "buyer" : "producer"} is told, and the negotiation is over.`}</Confirm>
      </div>
      {outcome?.ok === false && <p role="alert" className="text-sm text-bad">{outcome.message}</p>}
    </div>
  )
}

function TakeBack({ id }: { id: string }) {
  const { outcome, isPending, run } = useOutcome()
  return (
    <div className="grid justify-items-start gap-2">
      <Confirm trigger={<Button tone="quiet" disabled={isPending}>Take the offer back</Button>} title="Take this offer back?" confirm="Take it back" onConfirm={() => { run(() => answerOfferAction("buyer", id, { act: "withdraw", message: "" })) }}>The producer is told. You may make another one.</Confirm>
      {outcome?.ok === false && <p role="alert" className="text-sm text-bad">{outcome.message}</p>}
    </div>
  )
}

function Pay({ id, price }: { id: string; price: string }) {
  const { outcome, isPending, run } = useOutcome()
  return (
    <div className="grid justify-items-start gap-2">
      <Button disabled={isPending} onClick={() => { run(() => payOfferAction(id)) }}>{isPending ? "One moment…" : `Put it in the cart for ${price}`}</Button>
      {outcome?.ok === false && <p role="alert" className="text-sm text-bad">{outcome.message}</p>}
    </div>
  )
}
