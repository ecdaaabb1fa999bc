"use client"

import type { CartLine } from "@max-booster/api-contract"
import { Tag, Trash2 } from "lucide-react"
import Link from "next/link"
import { useEffect, useRef, useState } from "react"
import { Button } from "@/components/button"
import { Cover } from "@/components/cover"
import { Message } from "@/components/field"
import { useOutcome } from "@/components/use-outcome.client"
import { fileWords } from "@/features/shop/words"
import { formatMoney } from "@/lib/format"
import { addLicenseAction, removeLicenseAction } from "./actions"
import { byProducer } from "./by-producer"

/** The licenses in a cart by producer; what is taken out can be put back. */
export function CartLines({ lines }: { lines: CartLine[] }) {
  const { outcome, isPending, run } = useOutcome()
  const [removed, setRemoved] = useState<CartLine | null>(null)
  const notice = useRef<HTMLDivElement>(null)
  // The button that had the focus is gone with its line.
  useEffect(() => { if (removed) notice.current?.focus() }, [removed])
  const takeOut = (line: CartLine) => { run(() => removeLicenseAction(line.id), ({ ok }) => { if (ok) setRemoved(line) }) }
  const putBack = (line: CartLine) => { run(() => addLicenseAction(line.variant_id), ({ ok }) => { if (ok) setRemoved(null) }) }
  return (
    <div className="grid grid-cols-1 gap-6">
      {removed && (
        <div ref={notice} role="status" tabIndex={-1} className="flex flex-wrap items-center justify-between gap-2 rounded-lg border border-line bg-surface px-4 py-2">
          <p className="text-[15px]">{`“${removed.beat.title}” was taken out.`}</p>
          {removed.available && <Button tone="bare" disabled={isPending} onClick={() => { putBack(removed) }}>Put it back</Button>}
        </div>
      )}
      {outcome?.ok === false && <Message>{outcome.message}</Message>}
      {byProducer(lines).map(({ producer, own }) => (
        <section key={producer.handle} aria-label={`Licenses of ${producer.name}`} className="grid grid-cols-1 gap-3">
          <h2 className="text-lg font-bold">{producer.handle ? <Link href={`/producers/${producer.handle}`} className="hover:underline">{producer.name}</Link> : "No longer on sale"}</h2>
          <ul className="grid grid-cols-1 gap-3">{own.map((line) => <Line key={line.id} line={line} isPending={isPending} onRemove={() => { takeOut(line) }} />)}</ul>
        </section>
      ))}
    </div>
  )
}

const dealWords = { offer: "Your agreed offer", upgrade: "Upgrade: what you paid before is taken off", renewal: "Renewal of your license", bulk: "Deal", bundle: "Bundle" } as const

function Line({ line, isPending, onRemove }: { line: CartLine; isPending: boolean; onRemove: () => void }) {
  const { beat, label, delivers, price, previous_price, deal, available } = line
  return (
    <li className="grid grid-cols-1 gap-3 rounded-xl border border-line bg-surface p-3 sm:p-4">
      <div className="flex items-center gap-4">
        <Cover url={beat.artwork_url} title={beat.title} size={72} className="size-16 shrink-0 rounded-md sm:size-18" />
        <div className="min-w-0 flex-1">
          <p className="truncate font-bold">{beat.handle ? <Link href={`/beats/${beat.handle}`} className="hover:underline">{beat.title}</Link> : beat.title}</p>
          {label && <p className="text-[15px] text-muted">{`${label} license: ${fileWords(delivers)}`}</p>}
        </div>
        <div className="tabular text-right"><p className="font-semibold">{formatMoney(price)}</p>{deal && deal.list_price.amount !== price.amount && <p className="text-sm text-muted"><span className="sr-only">instead of </span><s>{formatMoney(deal.list_price)}</s></p>}</div>
        <button type="button" aria-label={`Take ${beat.title} out of the cart`} disabled={isPending} onClick={onRemove} className="grid size-11 shrink-0 place-items-center rounded-lg text-muted hover:bg-line/60 hover:text-ink disabled:opacity-50"><Trash2 size={20} /></button>
      </div>
      {deal && <p className="flex items-center gap-2 text-sm font-semibold text-good"><Tag size={14} aria-hidden />{deal.title ?? dealWords[deal.kind]}</p>}
      {previous_price && available && <Message tone="warn">{`The price has changed since you chose this license: it was ${formatMoney(previous_price)} and is ${formatMoney(price)} now.`}</Message>}
      {!available && <Message tone="warn">This license is no longer on sale. Take it out to go on.</Message>}
    </li>
  )
}
