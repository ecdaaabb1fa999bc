import { bold, dim, duration, phases, say } from "./say.mjs"

/**
 * What `ready.json` holds.
 * @typedef {{ email: string, password: string }} Login
 * @typedef {{ storefront: string, backend: string, admin: string, cms: string, stripe: string, mail: string, store: string, publishableKey: string,
 *   logins: { operator: Login, seller: Login, buyer: Login } }} Ready
 */

/** Prints the table that a start ends with. */
export function printReady(/** @type {Ready} */ ready, /** @type {number} */ totalMs, /** @type {string} */ dir) {
  const { operator, seller, buyer } = ready.logins
  const rows = [
    ["Shop", ready.storefront], ["Admin", ready.admin], ["Pages and help (Payload)", ready.cms],
    ["Backend", ready.backend], ["Stripe", ready.stripe], ["Mail", ready.mail], ["Stores (emulator)", ready.store],
  ]
  const logins = [["Operator", operator, "admin and Payload"], ["Producer", seller, "the shop's dashboard"], ["Buyer", buyer, "the shop"]]
  const width = 26
  say()
  for (const [name = "", address = ""] of rows) say(`  ${bold(name.padEnd(width))}${address}`)
  say()
  for (const [name, login, where] of /** @type {[string, Login, string][]} */ (logins)) {
    say(`  ${bold(name.padEnd(width))}${login.email}  ${login.password}  ${dim(where)}`)
  }
  say()
  const slow = phases.filter(({ skipped, ms }) => !skipped && ms >= 100).map(({ name, ms }) => `${name} ${duration(ms)}`)
  say(dim(`  Ready in ${duration(totalMs)}: ${slow.join(", ") || "nothing to do"}.`))
  say(dim(`  Logs and data: ${dir}. Ctrl-C stops everything.`))
  say()
}
