import { z } from "zod"

/** What is read here of JSON Schema. */
export type Json = {
  type?: string; title?: string; description?: string; format?: string; enum?: unknown[]; minimum?: number; maximum?: number; maxLength?: number
  anyOf?: Json[]; properties?: Record<string, Json>; required?: string[]
}

/** A schema as data: forms follow from it. */
export const jsonOf = (schema: z.ZodType): Json => z.toJSONSchema(schema, { unrepresentable: "any", io: "input" }) as Json
