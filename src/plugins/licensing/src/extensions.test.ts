import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import { findPlugin, gather, pluginNames } from "./extensions"
import { askingLicense } from "./testing/asking-type"
import { shippedTypes } from "./types"

const folder = mkdtempSync(join(tmpdir(), "max-booster-plugins-"))
afterAll(() => { rmSync(folder, { recursive: true, force: true }) })

/** A package as npm would have installed it. */
function aPackage(name: string, code: string, manifest: object = { "max-booster": { licenseTypes: "./index.js" } }): string {
  const own = join(folder, "node_modules", name)
  mkdirSync(own, { recursive: true })
  writeFileSync(join(own, "package.json"), JSON.stringify({ name, version: "1.2.3", exports: { ".": "./index.js" }, ...manifest }))
  writeFileSync(join(own, "index.js"), code)
  return name
}

const exporting = (...licenseTypes: unknown[]) => () => ({ version: "1.0.0", exported: { licenseTypes } })
const faultOf = (name: string) => gather([name], (each) => findPlugin(each, folder)).extensions[0]?.fault

describe("license plugins", () => {
  it("bring their types along after the shipped ones", () => {
    const { types, extensions } = gather(["license-asking"], exporting(askingLicense))
    expect(types).toEqual([...shippedTypes, askingLicense])
    expect(extensions).toEqual([{ name: "license-asking", version: "1.0.0", types: [{ id: "asking", label: "Asking" }], fault: null }])
  })

  it.each<[string, () => string, RegExp]>([
    ["is missing", () => "nobody-has-it", /not installed: `npm install nobody-has-it`/],
    ["names no file", () => aPackage("@ours/nameless", "", { "max-booster": {} }), /names no file of license types/],
    ["names a file that is not there", () => aPackage("fileless", "", { "max-booster": { licenseTypes: "./gone.js" } }), /\.\/gone\.js cannot be loaded: Cannot find module/],
    ["throws when it is loaded", () => aPackage("thrower", "throw new Error('no more')"), /\.\/index\.js cannot be loaded: no more/],
    ["throws what is no error", () => aPackage("odd-thrower", "throw 'hands up'"), /cannot be loaded: hands up/],
    ["is no JavaScript", () => aPackage("garbled", "licenseTypes = = 1"), /cannot be loaded: Unexpected token/],
    ["exports something else", () => aPackage("other", "exports.types = []"), /exports no license types: write/],
    ["exports what is no license type", () => aPackage("half", "exports.licenseTypes = [{ id: 'half' }]"), /License type "half": Its "label" must be a string/],
    ["exports nothing in its list", () => aPackage("hollow", "exports.licenseTypes = [null]"), /License type "\?": It is no license type/],
  ])("are left out with the reason when one %s, and all else is there", (_what, name, words) => {
    const plugin = name()
    expect(faultOf(plugin)).toMatch(words)
    expect(gather([plugin, "license-asking"], (each) => (each === plugin ? findPlugin(each, folder) : exporting(askingLicense)())).types).toHaveLength(shippedTypes.length + 1)
  })

  const breaking = (change: object) => gather(["broken"], exporting({ ...askingLicense, ...change })).extensions[0]?.fault
  const no = () => { throw new Error("out of ink") }
  it.each<[string, object, RegExp]>([
    ["throws in its clauses", { clauses: no }, /"asking": Its code throws: out of ink/], ["throws in its verdicts", { permits: no }, /Its code throws: out of ink/], ["writes what are no clauses", { clauses: () => "Yes" }, /Its code throws/],
    ["writes something else each time", { clauses: () => [{ heading: "H", text: String(Math.random()) }] }, /something else each time/], ["leaves braces in a clause", { clauses: () => [{ heading: "H", text: "{{x}}" }] }, /braces/],
    ["asks and has no example", { exampleAnswers: undefined }, /exampleAnswers do not answer "title": Answer this question/], ["is given away and asks", { forContact: true }, /nothing else can be asked/],
    ["has an id that cannot be one", { id: "Asking!" }, /must be 2 to 31 small letters/], ["permits what it prohibits", { permits: () => ({ allowed: true }) }, /over its cap/],
  ])("are left out when a type %s", (_what, change, words) => { expect(breaking(change)).toMatch(words) })

  it("are left out whole when one of their types has an id that exists, and the first one stays", () => {
    const { types, extensions } = gather(["first", "second"], (name) => exporting(...(name === "first" ? [askingLicense] : [{ ...askingLicense, id: "other" }, askingLicense]))())
    expect(types.map(({ id }) => id)).toEqual([...shippedTypes.map(({ id }) => id), "asking"])
    expect(extensions[1]?.fault).toMatch(/"asking" exists already, in first/)
    expect(gather(["thief"], exporting({ ...askingLicense, id: "mp3" })).extensions[0]?.fault).toMatch(/"mp3" exists already, in @max-booster\/licensing/)
  })

  it("are named with commas between; the example alone when nobody says, nothing for none", () => {
    expect(pluginNames(" a , @b/c,a,")).toEqual(["a", "@b/c"])
    expect(pluginNames()).toEqual(["@max-booster/license-sync"])
    expect(pluginNames("none")).toEqual([])
  })
})
