import type { z } from "zod"

/** The search part of an address, as Next gives it. */
export type Search = Record<string, string | string[] | undefined>

/** A list's query from its address; what cannot be read is left out. `search`: what was asked, for links to other pages. */
export function searchOf<Schema extends z.ZodType<{ q?: string | undefined; state?: string | undefined }>>(schema: Schema, asked: Search): { query: z.output<Schema>; search: Record<string, string>; isFiltered: boolean } {
  const search = Object.fromEntries(Object.entries(asked).flatMap(([key, value]) => { const one = Array.isArray(value) ? value[0] : value; return one ? [[key, one]] : [] }))
  const parsed = schema.safeParse(search)
  const query = parsed.success ? parsed.data : schema.parse({})
  return { query, search, isFiltered: query.q !== undefined || query.state !== undefined }
}
