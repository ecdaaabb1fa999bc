"use client"

import { Check, LoaderCircle } from "lucide-react"
import { useEffect, useState } from "react"
import { ButtonLink } from "@/components/button"
import { Message } from "@/components/field"
import { checkoutState } from "./actions"

type Checkout = NonNullable<Awaited<ReturnType<typeof checkoutState>>>

/** Shows what becomes of a checkout. It only looks: the order stands without this page, too. */
export function Awaiting({ id, first }: { id: string; first: Checkout }) {
  const [checkout, setCheckout] = useState(first)
  const [isAway, setAway] = useState(false)
  const isDone = checkout.state === "complete" || checkout.state === "failed" || checkout.state === "expired"
  useEffect(() => {
    if (isDone) return
    let waitMs = 700
    let timer = setTimeout(look, waitMs)
    function look() {
      checkoutState(id).then((next) => { if (next) setCheckout(next); setAway(false) }, () => { setAway(true) }).finally(() => {
        waitMs = Math.min(5_000, waitMs * 1.2)
        timer = setTimeout(look, waitMs)
      })
    }
    return () => { clearTimeout(timer) }
  }, [id, isDone])
  // Once more as an action, which may forget the paid cart's cookie; a page that is being rendered may not.
  useEffect(() => { if (checkout.state === "complete") void checkoutState(id) }, [id, checkout.state])

  switch (checkout.state) {
    case "complete":
      return (
        <div className="grid justify-items-start gap-5">
          <h1 className="flex items-center gap-3 text-4xl font-extrabold"><Check size={40} aria-hidden className="text-good" />It is yours</h1>
          <p role="status" className="text-lg">Paid. Your contracts and files are ready, and a mail is on its way.</p>
          <div className="flex flex-wrap gap-3"><ButtonLink href={`/account/orders/${checkout.order_id ?? ""}`}>Contracts and files</ButtonLink><ButtonLink href="/beats" tone="quiet">More beats</ButtonLink></div>
        </div>
      )
    case "failed": case "expired":
      return (
        <div className="grid justify-items-start gap-5">
          <h1 className="text-4xl font-extrabold">Not paid</h1>
          <Message>{checkout.message ?? "Nothing was charged."}</Message>
          <div className="flex flex-wrap gap-3"><ButtonLink href="/checkout">Try again</ButtonLink><ButtonLink href="/cart" tone="quiet">Look at the cart</ButtonLink></div>
        </div>
      )
    case "open": case "processing":
      return (
        <div className="grid gap-5">
          <h1 className="flex items-center gap-3 text-4xl font-extrabold"><LoaderCircle size={36} aria-hidden className="animate-spin text-accent" />One moment</h1>
          <p role="status" className="text-lg">{checkout.message ?? "Stripe is telling us about your payment. Your licenses are written then."}</p>
          <p className="text-muted">You may close this page: the order goes on, and a mail tells you when everything is ready.</p>
          {isAway && <Message tone="warn">The shop cannot be reached right now. This page goes on asking.</Message>}
        </div>
      )
  }
}
