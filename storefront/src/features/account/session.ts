import "server-only"
import type { Account, RouteContract } from "@max-booster/api-contract"
import { notFound, redirect } from "next/navigation"
import { BackendError, call } from "@/lib/backend"
import { currentAccount, readSession } from "@/lib/session"

/** The signed-in person with the token; everyone else signs in first and comes back to `here`. */
export async function requireCustomer(here: string): Promise<{ account: Account; token: string }> {
  const [account, token] = await Promise.all([currentAccount(), readSession("customer")])
  if (!account || !token) redirect(`/sign-in?next=${encodeURIComponent(here)}`)
  return { account, token }
}

type Options<R extends RouteContract> = NonNullable<Parameters<typeof call<R>>[1]>

/** Calls a route for a page; what is not there, or not his, is the page "not found". */
export async function callOrNotFound<const R extends RouteContract>(route: R, options: Options<R>) {
  try {
    return await call<R>(route, options)
  } catch (error) {
    if (error instanceof BackendError && error.status === 404) notFound()
    throw error
  }
}
