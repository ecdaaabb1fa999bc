import type { RoyaltyStatementCard } from "@max-booster/api-contract"
import type { Tone } from "@/components/badge"
import { formatMoney, formatMonth } from "@/lib/format"

type Money = { amount: string; currency: string }

/** Amounts of several currencies, which are never added up. */
export const inMoney = (amounts: readonly Money[]): string => (amounts.length === 0 ? "–" : amounts.map((amount) => formatMoney(amount)).join(" + "))

/** A count as people write it. */
export const inCount = (count: string | number): string => new Intl.NumberFormat("en-US").format(BigInt(count))

/** First and last month in words. */
export const inMonths = ({ from, to }: Pick<RoyaltyStatementCard, "from" | "to">): string => (from === null || to === null ? "No month" : from === to ? formatMonth(from) : `${formatMonth(from)} to ${formatMonth(to)}`)

/** A statement's state in a word. */
export const states: Record<RoyaltyStatementCard["state"], readonly [word: string, tone: Tone]> = { reading: ["Being read", "warn"], draft: ["To confirm", "accent"], failed: ["Not readable", "bad"], posted: ["Posted", "good"] }
