import { z } from "zod"

/** Text set one way. */
export const textRunSchema = z.object({ text: z.string(), bold: z.literal(true).optional(), italic: z.literal(true).optional() })
export type TextRun = z.infer<typeof textRunSchema>

/** What clauses of contracts are made of, on paper and on pages: paragraphs and lists, nothing that paper cannot show. */
export const textBlockSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("paragraph"), runs: z.array(textRunSchema).max(500) }),
  z.object({ kind: z.literal("list"), ordered: z.boolean(), items: z.array(z.array(textRunSchema).max(500)).max(500) }),
])
export type TextBlock = z.infer<typeof textBlockSchema>
