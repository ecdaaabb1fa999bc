import { z } from "zod"
import { answerSchema } from "./questions"
import { route } from "./route"

/** A package with license types; `fault`: why it was left out. */
export const extensionSchema = z.object({ name: z.string(), version: z.string().nullable(), types: z.array(z.object({ id: z.string(), label: z.string() })), fault: z.string().nullable() })
export type Extension = z.infer<typeof extensionSchema>

export const listExtensions = route({ method: "GET", path: "/admin/extensions", who: "operator", summary: "Packages with license types, and what is wrong with those that were left out", response: z.object({ extensions: z.array(extensionSchema) }) })

export const readOrderLicenses = route({
  method: "GET", path: "/admin/license-orders/:id/licenses", who: "operator", summary: "The licenses of an order with what their buyer answered",
  response: z.object({ licenses: z.array(z.object({ id: z.string(), number: z.string(), type: z.string(), label: z.string(), state: z.string(), beat_title: z.string(), answers: z.array(answerSchema) })) }),
})
