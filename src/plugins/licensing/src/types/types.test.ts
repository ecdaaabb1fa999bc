import { allow, defineLicenseType, type LicenseType } from "@max-booster/extension-api"
import { describe, expect, it } from "vitest"
import { z } from "zod"
import { testLicenseType } from "../testing/conformance"
import { mp3License } from "./mp3"
import { shippedTypes } from "."

for (const type of shippedTypes) testLicenseType(type, { describe, it })

describe("a license type's price rules", () => {
  const withRules = (priceRules: LicenseType["priceRules"]) => () => defineLicenseType({ ...mp3License, priceRules })
  it.each<[string, LicenseType["priceRules"], RegExp]>([
    ["give a negative price", { lowest: "-1", highest: null, step: "1" }, /"mp3" give a negative price: the lowest is -1/], ["go nowhere", { lowest: "0", highest: null, step: "0" }, /step above 0/],
    ["end before they begin", { lowest: "500", highest: "400", step: "1" }, /end \(400\) before they begin \(500\)/], ["do not permit the default", { lowest: "5000", highest: null, step: "1" }, /own default price of 2999/], ["step over the default", { lowest: "0", highest: null, step: "100" }, /own default price/],
  ])("that %s are refused", (_what, rules, words) => { expect(withRules(rules)).toThrow(words) })
  it("may be narrow", () => { expect(withRules({ lowest: "2999", highest: "2999", step: "1" })).not.toThrow() })
})

/** What must not compile; `npm run check` fails when it does. */
export const wrong = [
  // @ts-expect-error a cap is missing
  () => defineLicenseType({ ...mp3License, defaults: { ...mp3License.defaults, copies: undefined } }),
  // @ts-expect-error terms without caps are no terms of a license
  () => defineLicenseType({ ...mp3License, terms: z.object({ years: z.number() }), defaults: { years: 1 } }),
  // @ts-expect-error no such term to adjust
  () => defineLicenseType({ ...mp3License, adjustable: { copys: z.number() } }),
  // @ts-expect-error a number of copies is no text
  () => defineLicenseType({ ...mp3License, adjustable: { copies: z.string() } }),
  // @ts-expect-error no such prohibition
  () => defineLicenseType({ ...mp3License, prohibited: ["dancing"] }),
  // @ts-expect-error the reservation of machine learning must be said
  () => defineLicenseType({ ...mp3License, aiTraining: undefined }),
  // @ts-expect-error a price has a currency
  () => defineLicenseType({ ...mp3License, defaultPrice: { amount: "100" } }),
  // @ts-expect-error an example must answer what is asked
  () => defineLicenseType({ ...mp3License, questions: z.object({ production: z.string() }), exampleAnswers: { title: "x" } }),
  // @ts-expect-error clauses see only what was asked
  () => defineLicenseType({ ...mp3License, questions: z.object({ production: z.string() }), exampleAnswers: { production: "x" }, clauses: (_terms, { title }) => [{ heading: "Grant", text: title }] }),
  // @ts-expect-error a verdict needs a reason
  () => defineLicenseType({ ...mp3License, permits: (use) => (use.kind === "copies" ? allow : { allowed: false }) }),
]
