import { existsSync, readFileSync, rmSync } from "node:fs"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { anEmptyFolder, build, installVendor, test } from "../../integration-tests/support/stranger"
import { filesIn } from "../lib/doc-files.mjs"
import { newLicenseType } from "../new.mjs"

let folder: string
beforeAll(() => { folder = anEmptyFolder() })
afterAll(() => { rmSync(folder, { recursive: true, force: true }) })

describe("npm run new license-type", () => {
  it("makes a package that builds and passes its own test at once, under the name that was asked for", async () => {
    const made = await newLicenseType("@me/my-sync", join(folder, "my-sync"))
    const manifest = JSON.parse(readFileSync(join(made, "package.json"), "utf8")) as { name: string }
    expect(manifest.name).toBe("@me/my-sync")
    expect(readFileSync(join(made, "README.md"), "utf8")).toMatch(/^# @me\/my-sync/)
    expect(readFileSync(join(made, "src/index.ts"), "utf8")).toMatch(/mySyncLicense = defineLicenseType\(\{\s+id: "my-sync", label: "My sync"/)
    await installVendor(made)
    await build(made)
    expect(await test(made)).toMatch(/13 passed/)
    expect(existsSync(join(made, "dist/index.d.ts"))).toBe(true)
  })

  it.each([["My-Sync", /is no name for a package/], ["../escape", /is no name/], ["a b", /is no name/], ["-x", /is no name/], ["9lives", /cannot be the id of a license type/], ["x".repeat(40), /cannot be the id/]])("refuses the name %s in words", async (name, words) => {
    await expect(newLicenseType(name, join(folder, "refused"))).rejects.toThrow(words)
    expect(existsSync(join(folder, "refused"))).toBe(false)
  })

  it("overwrites nothing, here or elsewhere", async () => {
    await expect(newLicenseType("license-sync", undefined)).rejects.toThrow(/license-sync exists already and is not empty\. Nothing was changed/)
    await expect(newLicenseType("my-sync", join(folder, "my-sync"))).rejects.toThrow(/exists already/)
  })
})

it("leaves the page's own example as it stands there", async () => {
  const made = await newLicenseType("license-podcast", join(folder, "license-podcast"))
  for (const [path, text] of Object.entries(filesIn(readFileSync("docs/extend.md", "utf8")))) expect(readFileSync(join(made, path), "utf8")).toBe(text)
})

it("the files of a page are its code blocks that name one", () => {
  expect(filesIn("```ts file=a.ts\nconst a = 1\n```\n```ts\nnot\n```\n~~~md file=b/README.md\n# B\n```\ninner\n```\n~~~\n")).toEqual({ "a.ts": "const a = 1\n", "b/README.md": "# B\n```\ninner\n```\n" })
})
