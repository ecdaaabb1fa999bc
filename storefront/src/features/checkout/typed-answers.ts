import type { Question } from "@max-booster/api-contract"

/** Answers as they were typed, in the kinds that the questions ask for; what is no number stays as it is, and is refused in words. */
export function typedAnswers(questions: readonly Question[], form: FormData): Record<string, unknown> {
  return Object.fromEntries(questions.flatMap(({ name, kind }): [string, unknown][] => {
    const typed = String(form.get(name) ?? "").trim()
    if (typed === "") return []
    if (kind === "yes-no") return [[name, typed === "yes"]]
    const number = Number(typed.replace(",", "."))
    return [[name, kind === "number" && !Number.isNaN(number) ? number : typed]]
  }))
}
