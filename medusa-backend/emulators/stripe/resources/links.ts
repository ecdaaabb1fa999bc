import { z } from "zod"
import { createLink } from "../accounts/onboard"
import { baseUrl } from "../context"
import { invalid, missing } from "../http/errors"
import { expansion, ignored, text, url } from "../http/params"
import { route } from "../http/routes"
import { accountOf } from "./accounts"

const create = z.strictObject({
  ...expansion,
  account: text,
  collect: ignored.optional(),
  collection_options: ignored.optional(),
  refresh_url: url,
  return_url: url,
  type: z.enum(["account_onboarding", "account_update"]),
})

/** Links to pages of an account: onboarding (once, five minutes) and the Express dashboard. */
export const linkRoutes = [
  route("POST", "/v1/account_links", create, (call) => {
    const { account: id, refresh_url: refreshUrl, return_url: returnUrl, type } = call.params
    const account = call.store.get("account", id)
    if (account === undefined) throw missing("account", id, "account")
    if (type === "account_update" && account.controller?.stripe_dashboard?.type === "express") {
      throw invalid("You cannot create `account_update` type Account Links for this account. Use `account_onboarding`, or a login link.", { param: "type" })
    }
    const link = createLink(call, { account: id, purpose: "onboarding", returnUrl, refreshUrl })
    return {
      object: "account_link",
      created: call.now,
      expires_at: link.expiresAt,
      url: `${baseUrl(call.settings)}/setup/${id}?link=${link.id}`,
    }
  }),
  route("POST", "/v1/accounts/:id/login_links", z.strictObject(expansion), (call) => {
    const account = accountOf(call)
    if (account.controller?.stripe_dashboard?.type !== "express") {
      throw invalid(`Cannot create a login link for ${account.id}: it does not have an Express dashboard.`)
    }
    if (!account.details_submitted) throw invalid("Cannot create a login link for an account that has not completed onboarding.")
    const link = createLink(call, { account: account.id, purpose: "dashboard", returnUrl: null, refreshUrl: null })
    return { object: "login_link", created: call.now, url: `${baseUrl(call.settings)}/express/${account.id}?link=${link.id}` }
  }),
]
