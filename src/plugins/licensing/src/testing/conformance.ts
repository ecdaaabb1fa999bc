import type { LicenseTerms, LicenseType } from "@max-booster/extension-api"
import type { z } from "zod"
import { checks } from "../core/conformance"

/** The two functions of a test runner: Vitest's, Jest's, Node's own. */
export type Runner = { describe(name: string, body: () => void): void; it(name: string, body: () => void): void }

/** What every license type owes, as tests. Call it at the top of a test file. */
export function testLicenseType<Terms extends z.ZodType<LicenseTerms>, Questions extends z.ZodObject>(type: LicenseType<Terms, Questions>, { describe, it }: Runner): void {
  describe(`license type ${type.id}`, () => {
    for (const { says, faultOf } of checks) {
      it(says, () => {
        const fault = faultOf(type as unknown as LicenseType)
        if (fault) throw new Error(fault)
      })
    }
  })
}
