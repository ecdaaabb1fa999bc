// Stands for Vitest inside a page: collects tests and lets them be run by number. The assertions are Vitest's own.
import { GLOBAL_EXPECT, JestAsymmetricMatchers, JestChaiExpect, JestExtend, setState } from "@vitest/expect"
import * as chai from "chai"

const tests = []
const path = []

for (const plugin of [JestExtend, JestChaiExpect, JestAsymmetricMatchers]) chai.use(plugin)
// As Vitest makes its own: a function of its own with what the plugins put onto chai's (`expect.closeTo`, `expect.any` ...).
export const expect = Object.assign((value, message) => chai.expect(value, message), chai.expect)
globalThis[GLOBAL_EXPECT] = expect
setState({ assertionCalls: 0 }, expect)

export const describe = (name, body) => {
  path.push(name)
  body()
  path.pop()
}
export const it = (name, body) => { tests.push({ name: [...path, name].join(" > "), body }) }

const eachOf = (add) => (rows) => (name, body) => {
  for (const row of rows) {
    const values = Array.isArray(row) ? row : [row]
    let at = 0
    add(name.replaceAll(/%[sidf]/g, () => String(values[at++])), () => body(...values))
  }
}
it.each = eachOf(it)
describe.each = eachOf(describe)

globalThis.soundTests = { names: () => tests.map(({ name }) => name), run: async (at) => { await tests[at].body() } }
