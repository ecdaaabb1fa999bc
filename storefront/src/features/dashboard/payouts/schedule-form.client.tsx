"use client"

import { payoutDays, type PayoutAccountView } from "@max-booster/api-contract"
import { type FormEvent, useState } from "react"
import { Button } from "@/components/button"
import { inputLook, Labelled } from "@/components/field"
import { OutcomeLine } from "@/components/outcome-line"
import { useOutcome } from "@/components/use-outcome.client"
import { savePayoutScheduleAction } from "../actions"

type Schedule = NonNullable<PayoutAccountView["schedule"]>
type Interval = Schedule["interval"]

const choices: readonly { interval: Interval; name: string; text: string }[] = [
  { interval: "daily", name: "Daily", text: "Every working day" }, { interval: "weekly", name: "Weekly", text: "On a day of the week" },
  { interval: "monthly", name: "Monthly", text: "On a day of the month" }, { interval: "manual", name: "By hand", text: "Only when you ask" },
]
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

/** Chooses when Stripe sends the balance to the bank. */
export function ScheduleForm({ schedule }: { schedule: Schedule | null }) {
  const { outcome, isPending, run } = useOutcome()
  const [interval, setInterval] = useState<Interval>(schedule?.interval ?? "weekly")
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    run(() => savePayoutScheduleAction(data))
  }
  return (
    <form onSubmit={submit} className="grid gap-4">
      <fieldset className="grid gap-2 sm:grid-cols-2 xl:grid-cols-4">
        <legend className="sr-only">How often</legend>
        {choices.map(({ interval: value, name, text }) => (
          <label key={value} className="flex min-h-11 cursor-pointer items-start gap-3 rounded-lg border border-line bg-raised p-4 has-checked:border-accent">
            <input type="radio" name="interval" value={value} checked={interval === value} onChange={() => { setInterval(value) }} className="mt-0.5 size-5 accent-(--accent)" />
            <span><span className="block font-semibold">{name}</span><span className="block text-sm text-muted">{text}</span></span>
          </label>
        ))}
      </fieldset>
      {interval === "weekly" && (
        <Labelled id="weekday" label="Day of the week">
          <select id="weekday" name="weekday" defaultValue={schedule?.interval === "weekly" ? schedule.anchor : "monday"} className={`${inputLook} max-w-60`}>{payoutDays.map((day) => <option key={day} value={day}>{capital(day)}</option>)}</select>
        </Labelled>
      )}
      {interval === "monthly" && (
        <Labelled id="monthday" label="Day of the month" hint="Months that lack it pay on their last day.">
          <select id="monthday" name="monthday" defaultValue={schedule?.interval === "monthly" ? schedule.anchor : 1} className={`${inputLook} max-w-60`}>{Array.from({ length: 31 }, (_, i) => <option key={i} value={i + 1}>{i + 1}</option>)}</select>
        </Labelled>
      )}
      <div className="flex flex-wrap items-center gap-4"><Button type="submit" disabled={isPending}>{isPending ? "Saving…" : "Save schedule"}</Button><OutcomeLine outcome={outcome} /></div>
    </form>
  )
}
