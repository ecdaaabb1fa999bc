import { z } from "zod"

/** Characters of a text whose question says no limit. */
export const TEXT_LIMIT = 2_000

const asked = { name: z.string(), label: z.string(), help: z.string(), required: z.boolean() }

/** What a license type asks at the checkout, as data for a form. A question with a label of its own needs no code to be shown. */
export const questionSchema = z.discriminatedUnion("kind", [
  z.object({ ...asked, kind: z.literal("text"), longest: z.number().int() }),
  z.object({ ...asked, kind: z.literal("number"), lowest: z.number().nullable(), highest: z.number().nullable(), whole: z.boolean() }),
  z.object({ ...asked, kind: z.literal("choice"), choices: z.array(z.string()) }),
  z.object({ ...asked, kind: z.literal("yes-no") }),
  z.object({ ...asked, kind: z.literal("date") }),
])
export type Question = z.infer<typeof questionSchema>

/** An answer with its question as it was asked: `value` for programs, `words` for people. */
export const answerSchema = z.object({ name: z.string(), label: z.string(), value: z.union([z.string(), z.number(), z.boolean()]), words: z.string() })
export type Answer = z.infer<typeof answerSchema>

/** Answers as programs read them. */
export const valuesOf = (answers: readonly Answer[] = []): Record<string, Answer["value"]> => Object.fromEntries(answers.map(({ name, value }) => [name, value]))
