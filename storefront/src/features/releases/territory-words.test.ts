import { describe, expect, it } from "vitest"
import { countries } from "../account/countries"
import { countriesLike, territoryWords } from "./territory-words"

describe("territories in words", () => {
  it("name the world, the only ones, and the exceptions", () => {
    expect(territoryWords({ mode: "world", countries: [] })).toBe("The whole world")
    expect(territoryWords({ mode: "only", countries: ["no", "de"] })).toBe("Only Germany and Norway")
    expect(territoryWords({ mode: "except", countries: ["us"] })).toBe("The whole world except United States")
  })
  it("say what is missing, and count the long ones", () => {
    expect(territoryWords({ mode: "only", countries: [] })).toBe("Nowhere yet: choose countries")
    expect(territoryWords({ mode: "only", countries: ["no", "de", "se", "dk", "fi", "is"] })).toBe("Only Denmark, Finland, Germany and 3 more")
  })
  it("are found without accents, by code first", () => {
    expect(countriesLike(countries, "cote", []).map(({ code }) => code)).toEqual(["ci"])
    expect(countriesLike(countries, "gu", ["gu"])[0]?.name).toBe("Guadeloupe")
    expect(countriesLike(countries, "no", []).slice(0, 2).map(({ code }) => code)).toEqual(["no", "nf"])
    expect(countriesLike(countries, " ", [])).toEqual([])
  })
})
