import { expect, it } from "vitest"
import { preferred } from "./preferred-language"

it.each([["de-AT,de;q=0.9,en;q=0.8", "de"], ["en-US,en;q=0.9,de;q=0.8", "en"], ["fr,de;q=0.4,en;q=0.6", "en"], ["fr-FR,de;q=0.3", "de"], ["de;q=0, fr", "en"], ["", "en"], ["*", "en"]])("takes from %j the contract in %s", (header, locale) => {
  expect(preferred(header)).toBe(locale)
})
