import type { PayoutSchedule } from "./payout-schedule"

/** What Stripe says of a connected account. */
export type AccountFacts = {
  chargesEnabled: boolean; payoutsEnabled: boolean; detailsSubmitted: boolean; transfersActive: boolean
  currentlyDue: readonly string[]; disabledReason: string | null
  /** When it is paid out; null when Stripe does not say. */
  schedule: PayoutSchedule | null
}

/** none: no account yet · onboarding: not submitted, or Stripe is checking · active: paid automatically · restricted: Stripe waits for something. */
export type PayoutState = "none" | "onboarding" | "active" | "restricted"

/** The state of an account; null is no account. */
export function payoutStateOf(facts: AccountFacts | null): PayoutState {
  if (!facts) return "none"
  if (facts.transfersActive && facts.payoutsEnabled) return "active"
  return facts.detailsSubmitted && (facts.currentlyDue.length > 0 || facts.disabledReason !== null) ? "restricted" : "onboarding"
}

/** Requirements as Stripe names them (`individual.verification.document`), in plain words, each once. */
export function inPlainWords(requirements: readonly string[]): string[] {
  return [...new Set(requirements.map((requirement) => phrases.find(([part]) => requirement.includes(part))?.[1] ?? `Stripe asks for: ${requirement.replaceAll(/[._]/g, " ")}`))]
}

const phrases: readonly (readonly [string, string])[] = [
  ["external_account", "Add the bank account that your earnings go to"],
  ["tos_acceptance", "Accept Stripe's terms of service"],
  ["verification.additional_document", "Upload a second identity document"],
  ["verification.document", "Upload an identity document"],
  ["id_number", "Enter your tax or identity number"],
  ["ssn_last_4", "Enter the last four digits of your social security number"],
  [".dob", "Enter your date of birth"],
  [".address", "Enter your address"],
  [".first_name", "Enter your legal name"],
  [".last_name", "Enter your legal name"],
  [".email", "Enter your e-mail address"],
  [".phone", "Enter your phone number"],
  ["business_profile.mcc", "Say what kind of business you run"],
  ["business_profile.url", "Enter your web page, or describe what you sell"],
  ["business_type", "Say whether you are a person or a company"],
]
