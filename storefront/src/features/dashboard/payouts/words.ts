import type { PayoutAccountView, PayoutView } from "@max-booster/api-contract"
import type { Tone } from "@/components/badge"

/** A state of a payout in plain words. */
export const stages: Record<PayoutView["state"], { word: string; tone: Tone }> = {
  pending: { word: "Being prepared", tone: "quiet" }, in_transit: { word: "On its way to your bank", tone: "accent" }, paid: { word: "Arrived", tone: "good" },
  failed: { word: "Sent back by your bank", tone: "bad" }, canceled: { word: "Canceled", tone: "quiet" },
}

const ordinal = (day: number) => `${day}${day % 100 >= 11 && day % 100 <= 13 ? "th" : ["th", "st", "nd", "rd"][day % 10] ?? "th"}`
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

/** When payouts come, in a sentence. */
export function scheduleWords(schedule: NonNullable<PayoutAccountView["schedule"]>): string {
  switch (schedule.interval) {
    case "daily": return "Every working day"
    case "weekly": return `Every ${capital(schedule.anchor)}`
    case "monthly": return schedule.anchor > 28 ? `On the ${ordinal(schedule.anchor)} of each month, or its last day` : `On the ${ordinal(schedule.anchor)} of each month`
    case "manual": return "Only when you ask"
  }
}
