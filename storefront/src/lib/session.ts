import "server-only"
import { cookies } from "next/headers"
import { cache } from "react"
import { readAccount, type Account } from "@max-booster/api-contract"
import { BackendError, call } from "./backend"

const names = { customer: "mb_customer", seller: "mb_seller", cart: "mb_cart" } as const
type Name = keyof typeof names
const WEEK = 7 * 24 * 3_600

/** A token or id of the visitor; the browser keeps it, scripts never see it. */
export async function readSession(name: Name): Promise<string | undefined> {
  return (await cookies()).get(names[name])?.value
}

/** Keeps a token or id for a week. Only in server actions and route handlers. */
export async function keepSession(name: Name, value: string): Promise<void> {
  ;(await cookies()).set(names[name], value, { httpOnly: true, sameSite: "lax", secure: (process.env.STOREFRONT_URL ?? "").startsWith("https:"), path: "/", maxAge: WEEK })
}

/** Forgets a token or id. Only in server actions and route handlers. */
export async function dropSession(name: Name): Promise<void> {
  ;(await cookies()).delete(names[name])
}

/** The signed-in person, or null; asked once a request. */
export const currentAccount = cache(async (): Promise<Account | null> => {
  const token = await readSession("customer")
  if (!token) return null
  try {
    return (await call(readAccount, { token })).account
  } catch (error) {
    if (error instanceof BackendError && (error.status === 401 || error.status === 404)) return null
    throw error
  }
})
