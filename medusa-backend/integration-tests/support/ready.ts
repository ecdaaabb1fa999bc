import { readFileSync } from "node:fs"

type Login = { email: string; password: string }

/** Where the shop under test answers, as `ready.json` says. */
export type Ready = { storefront: string; backend: string; admin: string; cms: string; stripe: string; mail: string; /** The store emulator; empty when real stores are set up. */ store: string; publishableKey: string; logins: { operator: Login; seller: Login; buyer: Login } }

/** The shop under test. @throws {Error} when READY_JSON does not name one */
export const ready: Ready = read()

/** The folder of the shop under test. */
export const shopFolder = process.env["MAX_BOOSTER_DIR"] ?? ""

/** Something that nobody else has: tests run again and again on one shop. */
export const unique = (word: string): string => `${word}-${Date.now().toString(36)}${Math.random().toString(36).slice(2, 6)}`

function read(): Ready {
  const path = process.env["READY_JSON"]
  if (!path) throw new Error("READY_JSON names no running shop: `npm test -- http` starts one")
  return JSON.parse(readFileSync(path, "utf8")) as Ready
}
