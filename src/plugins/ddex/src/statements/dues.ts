import type { RoyaltyDue } from "@max-booster/extension-api"
import { readDecimal } from "../core/statements/decimal"
import { byRecording, type Sum } from "../core/statements/sums"
import type { WorkSum } from "../modules/royalties"
import type { KnownRecordings } from "./recordings-of"

/** What is told of money that belongs to no recording of the shop. */
export const NOT_KNOWN = "Other recordings"

/** A stored sum with exact amounts. */
export const toSum = ({ quantity, amount, ...sum }: WorkSum): Sum => ({ ...sum, store: "", country: "", quantity: BigInt(quantity), amount: amount === null ? null : readDecimal(amount) })

/** What recordings earned by a statement, in minor units that sum to its whole. */
export const duesOf = (sums: readonly Sum[], { recordingOf, titleOf }: Pick<KnownRecordings, "recordingOf" | "titleOf">): RoyaltyDue[] =>
  byRecording(sums, recordingOf).map(({ recording, period, currency, amount }) => ({ recording_id: recording, title: recording === null ? NOT_KNOWN : titleOf(recording) || "Untitled", period, currency, amount: amount.toString() }))
