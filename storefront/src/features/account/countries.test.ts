import { countrySchema } from "@max-booster/api-contract"
import { describe, expect, it } from "vitest"
import { countries, countryName } from "./countries"

describe("the countries of an address", () => {
  it("have codes that the shop takes, each once", () => {
    expect(countries.filter(({ code }) => !countrySchema.safeParse(code).success)).toEqual([])
    expect(new Set(countries.map(({ code }) => code)).size).toBe(countries.length)
  })
  it("are found by name, from A to Z", () => {
    const names = countries.map(({ name }) => name)
    expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, "en")))
  })
  it("are named by their code, and an unknown one by the code itself", () => {
    expect(countryName("ci")).toBe("Côte d’Ivoire")
    expect(countryName("xx")).toBe("XX")
  })
})
