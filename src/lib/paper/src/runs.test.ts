import { describe, expect, it } from "vitest"
import { runsOf, turned } from "./runs"

const font = (grapheme: string) => (/\p{scx=Hebr}/u.test(grapheme) ? "hebrew" : "latin")
const visual = (text: string) => runsOf(text, font).map((run) => run.text)

describe("text in runs", () => {
  it("is one run where one font does", () => { expect(runsOf("Ana, Ben", font)).toEqual([{ text: "Ana, Ben", font: "latin", level: 0 }]) })
  it("stands from left to right, each run read in its own direction", () => {
    expect(visual("by שלום and דוד")).toEqual(["by ", "שלום", " and ", "דוד"])
    expect(visual("שלום דוד")).toEqual(["דוד", " ", "שלום"])
  })
  it("keeps numbers among right-to-left letters the way they are counted", () => { expect(visual("רחוב 12")).toEqual(["12", " ", "רחוב"]) })
  it("turns what has no direction, with its brackets mirrored", () => { expect(turned("(-a")).toBe("a-)") })
})
