import type { MedusaRequest } from "@medusajs/framework/http"
import { LIVE, MARKETPLACE, type Audience, type MarketplaceDoor } from "@max-booster/extension-api"
import { MedusaError } from "@medusajs/framework/utils"
import type LiveService from "../modules/live/service"
import { noticeDocument, socketUrl, ticketFor } from "../realtime/ticket"

type Scoped = Pick<MedusaRequest, "scope" | "query"> & { auth_context: { actor_id: string } }

/** The audience of the caller: a customer himself, a member's shop. @throws {MedusaError} not_found — no such shop */
export async function audienceOf(req: Scoped, actor: Audience["actor"]): Promise<Audience> {
  if (actor === "customer") return { actor, id: req.auth_context.actor_id }
  const seller = await req.scope.resolve<MarketplaceDoor>(MARKETPLACE).sellerOfMember(req.auth_context.actor_id)
  if (!seller) throw new MedusaError(MedusaError.Types.NOT_FOUND, "There is no shop for this login")
  return { actor, id: seller.id }
}

/** A ticket for the caller's notices. */
export async function ticket(req: Scoped, actor: Audience["actor"]) {
  const audience = await audienceOf(req, actor)
  const document = noticeDocument(audience)
  const secret = process.env["LINK_SECRET"] ?? ""
  return { url: socketUrl(), document, token: ticketFor(secret, { document }, Date.now()), last_id: await live(req).lastNumber(audience) }
}

/** The caller's notices after a number. */
export async function notices(req: Scoped, actor: Audience["actor"]) {
  return { notices: await live(req).after(await audienceOf(req, actor), Number(req.query["after"] ?? 0)) }
}

const live = (req: Scoped) => req.scope.resolve<LiveService>(LIVE)
