import { describe, expect, it } from "vitest"
import { changesSince, hashOfTexts, type SignedText } from "./signing"

const clause = (heading: string, text: string) => ({ heading, text })

describe("what has changed since a text was signed", () => {
  it("is said clause by clause", () => {
    const before = [clause("Fee", "Ten."), clause("Credit", "Say my name."), clause("Dance", "Always.")]
    expect(changesSince(before, [clause("Greeting", "Hello."), clause("fee", "Twenty."), clause("Credit", "Say my name.")])).toEqual({
      clauses: [
        { ...clause("Greeting", "Hello."), change: "new", before: null }, { ...clause("fee", "Twenty."), change: "changed", before: "Ten." }, { ...clause("Credit", "Say my name."), change: null, before: null },
      ],
      gone: [clause("Dance", "Always.")],
    })
  })

  it("is nothing for who signs the first time", () => {
    expect(changesSince(null, [clause("Fee", "Ten.")])).toEqual({ clauses: [{ ...clause("Fee", "Ten."), change: null, before: null }], gone: [] })
  })
})

describe("the hash of what is signed", () => {
  const text = (number: number, words: string): SignedText => ({ locale: "en", number, title: "T", clauses: [clause("H", words)] })
  it("is one for all languages in any order, and another for another word", () => {
    expect(hashOfTexts([text(2, "b"), text(1, "a")])).toBe(hashOfTexts([text(1, "a"), text(2, "b")]))
    expect(hashOfTexts([text(1, "a")])).not.toBe(hashOfTexts([text(1, "b")]))
  })
})
