import { StatusBadge } from "@medusajs/ui"
import { asWords } from "../lib/words"

const colors: Record<string, "green" | "red" | "orange" | "blue"> = {
  active: "green", valid: "green", published: "green", sent: "green", won: "green", transferred: "green", completed: "green", processed: "green", paid: "green", balanced: "green", clean: "green", settled: "green",
  suspended: "red", revoked: "red", breach_reported: "red", failed: "red", lost: "red", refunded: "red", restricted: "red", canceled: "red", off: "red", differences: "red",
  withdrawn: "orange", notice_given: "orange", expired: "orange", needs_response: "orange", warning_needs_response: "orange", pending: "orange", onboarding: "orange", delayed: "orange",
  waiting: "blue", requested: "blue", sending: "blue", resending: "blue", under_review: "blue", received: "blue", in_transit: "blue",
}

/** A state in words and color; the words alone suffice. */
export const StateBadge = ({ state }: { state: string }) => <StatusBadge color={colors[state] ?? "grey"}>{asWords(state)}</StatusBadge>
