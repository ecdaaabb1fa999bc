import type { LicenseType } from "@max-booster/extension-api"
import { describe, expect, it } from "vitest"
import { z } from "zod"
import { askingLicense } from "../testing/asking-type"
import { questionsOf, readAnswers } from "./questions"

const good = { title: "The Long Way", kind: "Film", firstUse: "2027-03-01", trailers: true }
const faults = (change: Record<string, unknown>) => readAnswers(askingLicense, { ...good, ...change }).faults

describe("what a license type asks", () => {
  it("is data for a form, with label, help, limits, and whether it may stay empty", () => {
    expect(questionsOf(askingLicense)).toEqual([
      { name: "title", label: "Title of the film", help: "A working title will do.", required: true, kind: "text", longest: 10_000 },
      { name: "kind", label: "Kind", help: "", required: true, kind: "choice", choices: ["Film", "Series"] },
      { name: "minutes", label: "Minutes", help: "", required: false, kind: "number", lowest: 1, highest: 600, whole: true },
      { name: "firstUse", label: "First use", help: "", required: true, kind: "date" },
      { name: "trailers", label: "Trailers, too", help: "", required: true, kind: "yes-no" },
      { name: "notes", label: "Notes", help: "", required: false, kind: "text", longest: 2_000 },
    ])
    expect(questionsOf({ id: "silent" })).toEqual([])
  })

  it("is refused when no form can ask it", () => {
    const type = { id: "odd", questions: z.object({ people: z.array(z.string()) }) } as Pick<LicenseType, "id" | "questions">
    expect(() => questionsOf(type)).toThrow(/The question "people" of license type "odd"/)
  })
})

describe("answers", () => {
  it("are kept with their questions as they were asked, in words; what is empty is left out", () => {
    expect(readAnswers(askingLicense, { ...good, notes: "  ", other: "x" })).toEqual({ faults: {}, answers: [
      { name: "title", label: "Title of the film", value: "The Long Way", words: "The Long Way" }, { name: "kind", label: "Kind", value: "Film", words: "Film" },
      { name: "firstUse", label: "First use", value: "2027-03-01", words: "1 March 2027" }, { name: "trailers", label: "Trailers, too", value: true, words: "Yes" },
    ] })
  })

  it.each([
    ["markup", "<script>alert(1)</script> & {{licensor.name}}"], ["line breaks", "One\nTwo"], ["emoji", "Night 🌙 Train"], ["Arabic", "قطار الليل"],
  ])("keep %s as it was typed", (_what, title) => { expect(readAnswers(askingLicense, { ...good, title }).answers[0]).toMatchObject({ value: title, words: title }) })

  it("lose what no document can show", () => { expect(readAnswers(askingLicense, { ...good, title: "One\r\nTwo\u0000\u0007 " }).answers[0]?.value).toBe("One\nTwo") })

  it.each<[string, Record<string, unknown>, Record<string, string | RegExp>]>([
    ["nothing", { title: "", trailers: undefined }, { title: "Answer this question.", trailers: "Answer this question." }], ["too little, in the type's own words", { title: "A" }, { title: "Write a title." }],
    ["10,000 characters and one", { title: "a".repeat(10_001) }, { title: "Write at most 10000 characters; these are 10001." }], ["more than the limit that nobody set", { notes: "a".repeat(2_001) }, { notes: "Write at most 2000 characters; these are 2001." }],
    ["another choice", { kind: "Opera" }, { kind: "Choose one of Film, Series." }], ["half a minute", { minutes: 0.5 }, { minutes: "Write a whole number from 1 to 600." }], ["words for a number", { minutes: "many" }, { minutes: "Write a whole number from 1 to 600." }],
    ["no day", { firstUse: "2027-02-30" }, { firstUse: "Choose a day." }], ["words for yes", { trailers: "yes" }, { trailers: "Answer yes or no." }], ["an object", { title: { a: 1 } }, { title: /cannot be taken/ }],
  ])("are refused with words at the question: %s", (_what, change, expected) => {
    const found = faults(change)
    expect(Object.keys(found)).toEqual(Object.keys(expected))
    for (const [name, words] of Object.entries(expected)) expect(found[name]).toMatch(words)
  })

  it("are refused, and nothing else breaks, when the type's own check throws", () => {
    const questions = z.object({ title: z.string().refine(() => { throw new Error("out of ink") }) })
    expect(readAnswers({ id: "broken", questions }, { title: "x" })).toEqual({ answers: [], faults: { title: expect.stringMatching(/plugin failed/) as string } })
  })

  it("take 10,000 characters where the type says so", () => { expect(faults({ title: "a".repeat(10_000) })).toEqual({}) })
})
