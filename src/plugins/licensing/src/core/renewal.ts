import { daysUntil } from "./term"

/** From so many days before its end a license can be renewed. */
export const RENEWABLE_DAYS = 60

/** Why a license cannot be renewed today, in a sentence; null when it can. */
export function renewalRefusal({ state, ends_on, isSucceeded }: { state: string; ends_on: string | null; isSucceeded: boolean }, today: string): string | null {
  if (isSucceeded) return "Another license has taken over from this one already, or is being paid."
  if (state !== "valid" && state !== "expired") return "This license does not hold any more, so it cannot be renewed."
  if (ends_on === null) return "This license has no end, so it needs no renewal."
  return daysUntil(today, ends_on) > RENEWABLE_DAYS ? `This license runs until ${ends_on}. It can be renewed from ${RENEWABLE_DAYS} days before.` : null
}

/** Why a license cannot be upgraded, in a sentence; null when it can. */
export function upgradeRefusal({ state, isSucceeded }: { state: string; isSucceeded: boolean }): string | null {
  switch (state) {
    case "issuing": return "This license is being written. It can be upgraded in a moment."
    case "superseded": return "This license was upgraded already."
    case "revoked": return "This license was revoked, so it cannot be upgraded."
    case "expired": return "This license has expired, so it cannot be upgraded. Renew it, or buy a new one."
    default: return isSucceeded ? "This license is being upgraded or renewed already." : null
  }
}
