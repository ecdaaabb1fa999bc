import type { StudioVersionView } from "@max-booster/api-contract"

/** Why a version was saved, for those without a name. */
export const reasons: Record<StudioVersionView["reason"], string> = { manual: "Saved", automatic: "Automatic", bounce: "Bounced", restore: "Restored", import: "Imported" }

/** What a version is called. */
export const labelOf = ({ name, reason }: Pick<StudioVersionView, "name" | "reason">): string => name ?? reasons[reason]

/** When, as people read it. */
export const timeOf = (iso: string): string => new Date(iso).toLocaleString("en-US", { dateStyle: "medium", timeStyle: "short" })
