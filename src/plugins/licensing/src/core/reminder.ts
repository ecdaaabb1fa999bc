import { daysUntil } from "./term"

/** Days before a license's last day on which its licensee is reminded, the latest first. */
export const reminderStages = [1, 7, 30] as const
export type ReminderStage = (typeof reminderStages)[number]

/**
 * The reminder that is due today, or null. After days without a run that is the latest only, and none follows a later one.
 * @param sent stages that were told already
 */
export function reminderDue(endsOn: string, today: string, sent: readonly number[]): ReminderStage | null {
  const left = daysUntil(today, endsOn)
  const due = left < 0 ? undefined : reminderStages.find((days) => left <= days)
  return due === undefined || sent.some((stage) => stage <= due) ? null : due
}
