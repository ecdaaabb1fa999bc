import { z } from "zod"
import type { CapabilityName } from "../accounts/draft-account"
import { capabilityOf } from "../accounts/onboard"
import { isRejected, requestCapability } from "../accounts/state"
import { invalid, missing } from "../http/errors"
import { expansion, flag } from "../http/params"
import { pageOf } from "../http/lists"
import { route } from "../http/routes"
import { accountOf } from "./accounts"

const KNOWN: CapabilityName[] = ["card_payments", "transfers"]

/** Capabilities of a connected account: get, list, request. */
export const capabilityRoutes = [
  route("GET", "/v1/accounts/:id/capabilities", z.strictObject(expansion), (call) => {
    const account = accountOf(call)
    const names = Object.keys(account.capabilities ?? {}) as CapabilityName[]
    return pageOf(names.map((name) => capabilityOf(account, name)), `/v1/accounts/${account.id}/capabilities`, { limit: 100 })
  }),
  route("GET", "/v1/accounts/:id/capabilities/:capability", z.strictObject(expansion), (call) => {
    return capabilityOf(accountOf(call), nameIn(call.path))
  }),
  route("POST", "/v1/accounts/:id/capabilities/:capability", z.strictObject({ ...expansion, requested: flag.optional() }), (call) => {
    const account = accountOf(call)
    const name = nameIn(call.path)
    const { requested } = call.params
    if (requested === undefined) return capabilityOf(account, name)
    if (isRejected(account)) throw invalid(`The account ${account.id} was rejected; its capabilities cannot be changed.`)
    if (!requested && name === "transfers") throw invalid("The `transfers` capability cannot be unrequested: once requested it is permanent.", { param: "requested" })
    if (requested && name === "transfers" && account.capabilities?.card_payments === undefined) {
      throw invalid("When requesting the `transfers` capability without the `card_payments` capability, the recipient service agreement is required; the emulator does not offer it.", { param: "requested" })
    }
    return capabilityOf(requestCapability(call, account, name, requested), name)
  }),
]

function nameIn({ capability = "" }: Record<string, string>): CapabilityName {
  const name = KNOWN.find((one) => one === capability)
  if (name === undefined) throw missing("capability", capability)
  return name
}
