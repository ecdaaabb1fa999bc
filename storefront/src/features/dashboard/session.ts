import "server-only"
import { readSeller, sellerToken, type RouteContract } from "@max-booster/api-contract"
import { redirect } from "next/navigation"
import { cache } from "react"
import { BackendError, call } from "@/lib/backend"
import { currentAccount, readSession } from "@/lib/session"

/** The seller's token: the kept one, else one made from the customer's. Null without a shop or a sign-in. */
export const sellerBearer = cache(async (): Promise<string | null> => {
  const kept = await readSession("seller")
  if (kept && !hasEnded(kept)) return kept
  return freshBearer()
})

async function freshBearer(): Promise<string | null> {
  const customer = await readSession("customer")
  if (!customer) return null
  try {
    return (await call(sellerToken, { token: customer })).token
  } catch (error) {
    if (error instanceof BackendError && (error.status === 401 || error.status === 404)) return null
    throw error
  }
}

/** The signed-in producer's account and token. Sends everyone else where they can become one. */
export async function requireProducer(): Promise<{ token: string }> {
  const account = await currentAccount()
  if (!account) redirect("/sign-in?next=/sell")
  if (!account.seller) redirect("/sell")
  const token = await sellerBearer()
  if (!token) redirect("/sign-in?next=/sell")
  return { token }
}

/** Why the operator stopped the shop, in a sentence; null while it is open. */
export async function suspension(): Promise<string | null> {
  try {
    await callAsProducer(readSeller, {})
    return null
  } catch (error) {
    if (error instanceof BackendError && error.code === "suspended") return error.message
    throw error
  }
}

type Options<R extends RouteContract> = NonNullable<Parameters<typeof call<R>>[1]>

/** Calls a seller's route as the signed-in producer, for pages. */
export async function callAsProducer<const R extends RouteContract>(route: R, options: Omit<Options<R>, "token">) {
  const { token } = await requireProducer()
  return call<R>(route, { ...options, token } as Options<R>)
}

/** Whether a token's own expiry has passed. The backend has the last word; this only saves a refused call. */
function hasEnded(token: string): boolean {
  try {
    const { exp } = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()) as { exp?: number }
    return exp !== undefined && exp * 1_000 <= Date.now()
  } catch {
    return false
  }
}
