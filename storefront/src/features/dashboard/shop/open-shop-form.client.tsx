"use client"

import type { FormEvent } from "react"
import { Button } from "@/components/button"
import { Field, inputLook, Labelled } from "@/components/field"
import { OutcomeLine } from "@/components/outcome-line"
import { useOutcome } from "@/components/use-outcome.client"
import { CountrySelect } from "@/features/account/country-select"
import { cn } from "@/lib/cn"
import { openShopAction } from "../actions"
import { useFaults } from "../use-faults.client"

/** Name, words and country of a new shop. */
export function OpenShopForm() {
  const { outcome, isPending, run } = useOutcome()
  const { form, fields, onInput } = useFaults(outcome)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    run(() => openShopAction(data))
  }
  return (
    <form ref={form} onSubmit={submit} onInput={onInput} noValidate className="grid max-w-xl gap-4">
      <Field id="shop-name" name="name" label="Name of the shop" hint="Your artist name. It makes the address of your page." required error={fields.name} />
      <Labelled id="shop-bio" label="About you" hint="A sentence or two; you can change it later." error={fields.bio}><textarea id="shop-bio" name="bio" rows={3} aria-describedby="shop-bio-help" className={cn(inputLook, "py-2")} /></Labelled>
      <CountrySelect id="shop-country" error={fields.country} />
      <div className="flex flex-wrap items-center gap-4"><Button type="submit" disabled={isPending}>{isPending ? "Opening…" : "Open the shop"}</Button><OutcomeLine outcome={outcome} /></div>
    </form>
  )
}
