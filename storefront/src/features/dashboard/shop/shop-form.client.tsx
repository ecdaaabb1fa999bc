"use client"

import type { Seller } from "@max-booster/api-contract"
import type { FormEvent } from "react"
import { Button } from "@/components/button"
import { Field, inputLook, Labelled } from "@/components/field"
import { OutcomeLine } from "@/components/outcome-line"
import { useOutcome } from "@/components/use-outcome.client"
import { cn } from "@/lib/cn"
import { saveShopAction } from "../actions"
import { useFaults } from "../use-faults.client"

/** Changes the shop's name and words. */
export function ShopForm({ seller }: { seller: Seller }) {
  const { outcome, isPending, run } = useOutcome()
  const { form, fields, onInput } = useFaults(outcome)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    run(() => saveShopAction(data))
  }
  return (
    <form ref={form} onSubmit={submit} onInput={onInput} noValidate className="grid max-w-xl gap-4">
      <Field id="name" label="Name" defaultValue={seller.name} required error={fields.name} />
      <Labelled id="bio" label="About you" error={fields.bio}><textarea id="bio" name="bio" rows={5} defaultValue={seller.bio} className={cn(inputLook, "py-2")} /></Labelled>
      <div className="flex flex-wrap items-center gap-4"><Button type="submit" disabled={isPending}>{isPending ? "Saving…" : "Save"}</Button><OutcomeLine outcome={outcome} /></div>
    </form>
  )
}
