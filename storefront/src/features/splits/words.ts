import type { SplitSheetView } from "@max-booster/api-contract"
import type { Tone } from "@/components/badge"

type State = SplitSheetView["state"]

/** States of a version as badges. */
export const stateWords: Record<State, { word: string; tone: Tone }> = {
  draft: { word: "Taken back", tone: "quiet" }, proposed: { word: "Waits for answers", tone: "warn" }, agreed: { word: "Agreed", tone: "good" },
  in_force: { word: "In force", tone: "good" }, superseded: { word: "Replaced", tone: "quiet" }, declined: { word: "Declined", tone: "bad" },
}

/** What a party said, as badges. */
export const shareWords: Record<SplitSheetView["shares"][number]["state"], { word: string; tone: Tone }> = { pending: { word: "Waiting", tone: "warn" }, agreed: { word: "Agreed", tone: "good" }, declined: { word: "Declined", tone: "bad" } }

/** A day in UTC, in which splits begin. */
export const formatDay = (iso: string): string => new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeZone: "UTC" }).format(new Date(iso))
