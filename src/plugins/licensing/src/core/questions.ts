import { TEXT_LIMIT, valuesOf, type Answer, type Question } from "@max-booster/api-contract"
import type { Asked, LicenseType } from "@max-booster/extension-api"
import type { z } from "zod"
import { jsonOf } from "./json-schema"
import { dayWords } from "./words"

type Asking = Pick<LicenseType, "id" | "questions">

/** What a type asks, as data for forms. @throws {RangeError} when one is of a kind that no form can ask */
export function questionsOf({ id, questions }: Asking): Question[] {
  if (!questions) return []
  const { properties = {}, required = [] } = jsonOf(questions)
  return Object.entries(properties).map(([name, json]) => {
    const asked = { name, label: json.title ?? labelOf(name), help: json.description ?? "", required: required.includes(name) }
    if (json.enum) return { ...asked, kind: "choice", choices: json.enum.map(String) }
    if (json.type === "boolean") return { ...asked, kind: "yes-no" }
    if (json.type === "string") return json.format === "date" ? { ...asked, kind: "date" } : { ...asked, kind: "text", longest: json.maxLength ?? TEXT_LIMIT }
    if (json.type === "integer" || json.type === "number") return { ...asked, kind: "number", lowest: limit(json.minimum), highest: limit(json.maximum), whole: json.type === "integer" }
    throw new RangeError(`The question "${name}" of license type "${id}" is none that a form can ask: ask for a text, a number, a choice, yes or no, or a date`)
  })
}

/** zod writes the edges of safe integers where a schema says nothing. */
const limit = (edge: number | undefined) => (edge === undefined || Math.abs(edge) >= Number.MAX_SAFE_INTEGER ? null : edge)

/** "firstUse" as people say it: "First use". */
const labelOf = (name: string) => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).replace(/^./, (letter) => letter.toUpperCase())

/** Answers checked by the type's schema: as they are kept, or what is wrong, by question. */
export function readAnswers(type: Asking, given: Record<string, unknown>): { answers: Answer[]; faults: Record<string, string> } {
  if (!type.questions) return { answers: [], faults: {} }
  const questions = questionsOf(type)
  const cleaned = Object.fromEntries(questions.flatMap(({ name }) => {
    const value = clean(given[name])
    return value === undefined ? [] : [[name, value]]
  }))
  const parsed = checked(type.questions, cleaned)
  const faults: Record<string, string> = {}
  for (const issue of parsed.error?.issues ?? []) {
    const question = questions.find(({ name }) => name === issue.path[0]) ?? questions[0]
    if (question) faults[question.name] ??= wordsOf(issue.message, question, cleaned[question.name])
  }
  for (const question of questions) {
    const value = cleaned[question.name]
    if (question.kind === "text" && typeof value === "string" && value.length > question.longest) faults[question.name] = `Write at most ${question.longest} characters; these are ${value.length}.`
  }
  if (!parsed.success || Object.keys(faults).length > 0) return { answers: [], faults }
  const values = parsed.data as Record<string, Answer["value"] | undefined>
  return { faults, answers: questions.flatMap((question) => {
    const value = values[question.name]
    return value === undefined ? [] : [{ name: question.name, label: question.label, value, words: answerWords(question, value) }]
  }) }
}

/** A schema's own code may throw: then nothing is taken, which is said at the first question. */
function checked(schema: z.ZodObject, values: Record<string, unknown>) {
  try {
    return schema.safeParse(values)
  } catch {
    return { success: false as const, data: undefined, error: { issues: [{ path: [] as PropertyKey[], message: "These answers cannot be checked, because the license’s plugin failed. It cannot be bought until that is mended." }] } }
  }
}

/** What a type asks, with what was answered before if its questions of today still take it. */
export function asked(type: Asking, kept: readonly Answer[] | undefined): Asked {
  const { answers, faults } = readAnswers(type, valuesOf(kept))
  return { questions: questionsOf(type), answers: kept && Object.keys(faults).length === 0 ? answers : null }
}

/** What was typed without what no document can show; nothing at all is no answer. */
function clean(value: unknown): unknown {
  if (typeof value !== "string") return value ?? undefined
  const text = value.replace(/\r\n?/g, "\n").replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, " ").trim()
  return text === "" ? undefined : text
}

/** What to do about an answer: the type's own words where its schema has some. */
function wordsOf(message: string, question: Question, value: unknown): string {
  if (!/^(Invalid|Too |Unrecognized)/.test(message)) return message
  if (value === undefined) return "Answer this question."
  switch (question.kind) {
    case "text": return typeof value === "string" && value.length > question.longest ? `Write at most ${question.longest} characters; these are ${value.length}.` : "This answer cannot be taken. Look at what is asked."
    case "choice": return `Choose one of ${question.choices.join(", ")}.`
    case "yes-no": return "Answer yes or no."
    case "date": return "Choose a day."
    case "number": return `Write ${question.whole ? "a whole number" : "a number"}${question.lowest === null ? "" : ` from ${question.lowest}`}${question.highest === null ? "" : ` to ${question.highest}`}.`
  }
}

function answerWords(question: Question, value: Answer["value"]): string {
  if (question.kind === "yes-no") return value === true ? "Yes" : "No"
  return question.kind === "date" ? dayWords(String(value)) : String(value)
}
