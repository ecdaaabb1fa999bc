import { readFileSync } from "node:fs"
import { join } from "node:path"
import { transformSync } from "esbuild"
import { describe, expect, it } from "vitest"
import * as core from "./index"

/** The README's example, each line that says what it comes to as a check of that. */
const example = /```ts\n([^]*?)```/.exec(readFileSync(join(__dirname, "../README.md"), "utf8"))?.[1] ?? ""
const checks = example.replace(/^(?!import|const|let)(\S.*) \/\/ (["[{\d].*)$/gm, "check($1, $2)")

describe("the README's example", () => {
  it("does what it says", () => {
    const { code } = transformSync(checks, { format: "cjs", loader: "ts" })
    let checked = 0
    const check = (value: unknown, wanted: unknown) => { checked += 1; expect(value).toEqual(wanted) }
    new Function("require", "module", "check", code)(() => core, { exports: {} }, check)
    expect(checked).toBe(7)
  })
})
