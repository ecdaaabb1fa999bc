import { z } from "zod"
import { invalid, type StripeError } from "./errors"
import type { FormTree, FormValue } from "./form"

/** Text as sent; Stripe refuses an empty one. */
export const text = z.string().min(1, "empty")
/** A whole number, sent as text. */
export const integer = z
  .string()
  .regex(/^-?\d{1,15}$/, "integer")
  .transform(Number)
/** An amount in minor units: zero or more. */
export const amount = integer.refine((value) => value >= 0, "negative")
/** An amount above zero. */
export const positive = integer.refine((value) => value >= 1, "not_positive")
export const flag = z.enum(["true", "false"]).transform((value) => value === "true")
export const currency = z
  .string()
  .regex(/^[A-Za-z]{3}$/, "currency")
  .transform((value) => value.toLowerCase())
export const url = z.string().regex(/^https?:\/\/\S+$/, "url")
/** Stripe's limits: 50 keys of 40 characters, values of 500. An empty value deletes the key; an empty text deletes all. */
export const metadata = z.union([
  z.literal(""),
  z
    .record(z.string().max(40, "metadata_key"), z.string().max(500, "metadata_value"))
    .refine((map) => Object.keys(map).length <= 50, "metadata_count"),
])
/** Accepted as Stripe accepts it, without an effect here. */
export const ignored = z.unknown()
/** A moment, or a span of them: `created[gte]`. */
export const range = z.union([
  integer,
  z.strictObject({ gt: integer.optional(), gte: integer.optional(), lt: integer.optional(), lte: integer.optional() }),
])

export const expansion = { expand: z.array(text).optional() }
export const paging = {
  ...expansion,
  limit: integer.refine((value) => value >= 1 && value <= 100, "limit").optional(),
  starting_after: text.optional(),
  ending_before: text.optional(),
  created: range.optional(),
}
export type Range = z.infer<typeof range>
/** What a list endpoint understands of paging. */
export type Paging = z.infer<z.ZodObject<typeof paging>>

/** Applies a metadata parameter to what was there. */
export function mergeMetadata(
  before: Record<string, string>,
  change: "" | Record<string, string> | undefined,
): Record<string, string> {
  if (change === undefined) return before
  if (change === "") return {}
  return Object.fromEntries(Object.entries({ ...before, ...change }).filter(([, value]) => value !== ""))
}

/** Checks a request's parameters. @throws {StripeError} 400 in Stripe's words, naming the parameter */
export function checkParams<S extends z.ZodType>(schema: S, raw: FormTree): z.output<S> {
  const parsed = schema.safeParse(raw)
  if (parsed.success) return parsed.data
  const { issues } = parsed.error
  throw refusal(issues.find(({ code }) => code === "unrecognized_keys") ?? issues[0], raw)
}

function refusal(issue: z.core.$ZodIssue | undefined, raw: FormTree): StripeError {
  const path = issue?.path.map(String) ?? []
  if (issue?.code === "unrecognized_keys") {
    const param = bracketed([...path, issue.keys[0] ?? ""])
    return invalid(`Received unknown parameter: ${param}`, { code: "parameter_unknown", param })
  }
  const param = bracketed(path)
  const value = valueAt(raw, path)
  if (value === undefined) return invalid(`Missing required param: ${param}.`, { code: "parameter_missing", param })
  const sent = typeof value === "string" ? value : JSON.stringify(value)
  if (issue?.code === "invalid_value") {
    const allowed = issue.values.map(String).join(", ")
    return invalid(`Invalid ${param}: must be one of ${allowed}`, { param })
  }
  if (issue?.code === "custom" || issue?.code === "invalid_format" || issue?.code === "too_big" || issue?.code === "too_small") {
    return explained(issue.message, param, sent)
  }
  return invalid(`Invalid value for ${param}: ${sent}`, { param })
}

function explained(reason: string, param: string, sent: string): StripeError {
  switch (reason) {
    case "empty":
      return invalid(`You passed an empty string for '${param}'. We assume empty values are an attempt to unset a field; however '${param}' cannot be unset. You should remove '${param}' from your request or supply a non-empty value.`, {
        code: "parameter_invalid_empty",
        param,
      })
    case "integer":
      return invalid(`Invalid integer: ${sent}`, { code: "parameter_invalid_integer", param })
    case "negative":
    case "not_positive":
      return invalid(`This value must be greater than or equal to ${reason === "negative" ? 0 : 1}.`, {
        code: "parameter_invalid_integer",
        param,
      })
    case "currency":
      return invalid(`Invalid currency: ${sent}. It must be a three-letter ISO code in lowercase.`, { param })
    case "url":
      return invalid(`Not a valid URL`, { code: "url_invalid", param })
    case "limit":
      return invalid(`Invalid limit: ${sent}. It must be between 1 and 100.`, { param })
    default:
      return invalid(`Invalid value for ${param} (${reason.replaceAll("_", " ")})`, { param })
  }
}

function bracketed([head = "", ...rest]: string[]): string {
  return head + rest.map((key) => `[${key}]`).join("")
}

function valueAt(raw: FormTree, path: string[]): FormValue | undefined {
  let value: FormValue | undefined = raw
  for (const key of path) {
    if (value === undefined || typeof value === "string") return undefined
    value = Array.isArray(value) ? value[Number(key)] : value[key]
  }
  return value
}
