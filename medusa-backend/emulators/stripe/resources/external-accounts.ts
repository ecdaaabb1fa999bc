import type Stripe from "stripe"
import { z } from "zod"
import { addBank, bankIn, banksOf, changeBank, numberOfToken, removeBank } from "../accounts/banks"
import { StripeError, invalid } from "../http/errors"
import { currency, expansion, flag, mergeMetadata, metadata, paging, text } from "../http/params"
import { pageOf } from "../http/lists"
import { route, type Call } from "../http/routes"
import { accountOf } from "./accounts"

const holderType = z.enum(["company", "individual"])
const bank = z.strictObject({
  object: z.literal("bank_account"),
  account_holder_name: text.optional(),
  account_holder_type: holderType.optional(),
  account_number: z.string().regex(/^[A-Z0-9]{4,34}$/i, "account_number"),
  country: z.string().regex(/^[A-Z]{2}$/, "country"),
  currency,
  routing_number: text.optional(),
})
const create = z.strictObject({
  ...expansion,
  default_for_currency: flag.optional(),
  external_account: z.union([z.string().regex(/^btok_/, "bank_token"), bank]),
  metadata: metadata.optional(),
})
const update = z.strictObject({
  ...expansion,
  account_holder_name: text.optional(),
  account_holder_type: holderType.optional(),
  default_for_currency: flag.optional(),
  metadata: metadata.optional(),
})

/** Bank accounts of a connected account: create, get, list, update, delete. */
export const externalAccountRoutes = [
  route("POST", "/v1/accounts/:id/external_accounts", create, (call) => {
    const account = accountOf(call)
    refuseManaged(call, account)
    const { external_account: given, default_for_currency: isDefault, metadata: data } = call.params
    const order = { isDefault, metadata: mergeMetadata({}, data) }
    if (typeof given === "string") {
      const accountNumber = numberOfToken(given)
      if (accountNumber === undefined) throw invalid(`No such token: '${given}'`, { code: "resource_missing", param: "external_account" })
      return addBank(call, account, { ...order, country: "US", currency: "usd", accountNumber, holder: "Jenny Rosen" })
    }
    return addBank(call, account, {
      ...order,
      country: given.country,
      currency: given.currency,
      accountNumber: given.account_number,
      routingNumber: given.routing_number,
      holder: given.account_holder_name,
      holderType: given.account_holder_type,
    })
  }),
  route("GET", "/v1/accounts/:id/external_accounts", z.strictObject({ ...paging, object: z.enum(["bank_account", "card"]).optional() }), (call) => {
    const account = accountOf(call)
    const banks = call.params.object === "card" ? [] : banksOf(account)
    return pageOf(banks, `/v1/accounts/${account.id}/external_accounts`, call.params)
  }),
  route("GET", "/v1/accounts/:id/external_accounts/:bank", z.strictObject(expansion), (call) => bankIn(accountOf(call), call.path.bank ?? "")),
  route("POST", "/v1/accounts/:id/external_accounts/:bank", update, (call) => {
    const account = accountOf(call)
    const found = bankIn(account, call.path.bank ?? "")
    const { account_holder_name: holder, account_holder_type: type, default_for_currency: isDefault, metadata: data } = call.params
    if (holder !== undefined || type !== undefined) refuseManaged(call, account)
    return changeBank(call, account, found, { holder, holderType: type, isDefault, metadata: mergeMetadata(found.metadata ?? {}, data) })
  }),
  route("DELETE", "/v1/accounts/:id/external_accounts/:bank", z.strictObject({}), (call) => {
    const account = accountOf(call)
    const found = bankIn(account, call.path.bank ?? "")
    refuseManaged(call, account)
    return removeBank(call, account, found)
  }),
]

/** Where Stripe collects the details, the platform may fill in a bank account only before the first account link. */
function refuseManaged({ store }: Call<unknown>, account: Stripe.Account): void {
  if (account.controller?.requirement_collection === "application") return
  const begun = store.list("page_link").some((link) => link.account === account.id && link.purpose === "onboarding")
  if (!begun) return
  throw new StripeError(403, {
    type: "invalid_request_error",
    code: "oauth_not_supported",
    message: `This application does not have the required permissions for this endpoint on account '${account.id}'. Stripe collects this account's details: use an account link.`,
  })
}
