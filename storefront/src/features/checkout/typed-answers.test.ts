import type { Question } from "@max-booster/api-contract"
import { expect, it } from "vitest"
import { typedAnswers } from "./typed-answers"

const asked = { label: "", help: "", required: true }
const questions: Question[] = [
  { ...asked, name: "title", kind: "text", longest: 10 }, { ...asked, name: "count", kind: "number", lowest: null, highest: null, whole: false }, { ...asked, name: "agreed", kind: "yes-no" }, { ...asked, name: "day", kind: "date" },
]
const form = (typed: Record<string, string>) => {
  const data = new FormData()
  for (const [name, value] of Object.entries(typed)) data.set(name, value)
  return data
}

it("reads numbers, yes and no, and leaves the rest as it was typed", () => {
  expect(typedAnswers(questions, form({ title: " Night ", count: "2,5", agreed: "no", day: "2027-01-15", other: "x" }))).toEqual({ title: "Night", count: 2.5, agreed: false, day: "2027-01-15" })
})

it("leaves out what was not answered, and what is no number for the server to refuse", () => {
  expect(typedAnswers(questions, form({ title: "", count: "many" }))).toEqual({ count: "many" })
})
