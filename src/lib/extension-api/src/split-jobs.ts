import { defineJob } from "@max-booster/jobs"
import { z } from "zod"

/** What happened to a split sheet. answered: one agreed, others have not. */
export const splitNews = ["proposed", "answered", "agreed", "declined", "withdrawn", "replaced"] as const

/** Mails and notices about a split sheet. Done by the root. */
export const tellSplit = defineJob({ name: "split.tell", queue: "notify", attempts: 10, data: z.object({ sheet_id: z.string(), news: z.enum(splitNews) }) })

/** Reminds somebody of a proposal that he has not answered. Done by the root. */
export const remindOfProposal = defineJob({ name: "split.remind", queue: "notify", attempts: 10, data: z.object({ share_id: z.string(), nth: z.number().int() }) })

/** Reminds somebody of money that waits because nobody claims it. Done by the root. */
export const remindOfMoney = defineJob({ name: "split.remind-payee", queue: "notify", attempts: 10, data: z.object({ payee_id: z.string(), day: z.string() }) })

/** Versions whose day has come, and reminders that are due. Runs by the clock. Done by the root. */
export const keepSplits = defineJob({ name: "split.keep", queue: "notify", attempts: 1, everyMs: 60_000, data: z.object({}).loose() })
