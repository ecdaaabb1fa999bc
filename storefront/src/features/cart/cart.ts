import "server-only"
import { cache } from "react"
import { readCart, type CartView } from "@max-booster/api-contract"
import { BackendError, call, callMedusa } from "@/lib/backend"
import { keepSession, readSession } from "@/lib/session"

/** The visitor's cart, or null when there is none, or it was paid. Asked once a request. */
export const currentCart = cache(async (): Promise<CartView | null> => {
  const id = await readSession("cart")
  if (!id) return null
  try {
    const { cart } = await call(readCart, { params: { id } })
    return cart.completed ? null : cart
  } catch (error) {
    if (error instanceof BackendError && error.status === 404) return null
    throw error
  }
})

/** The id of a cart that takes licenses: the visitor's, or a new one. Only in server actions. */
export async function openCartId(): Promise<string> {
  const cart = await currentCart()
  return cart ? cart.id : newCartId()
}

/** The id of a new cart, which the visitor has from now on. Only in server actions. */
export async function newCartId(): Promise<string> {
  const { regions } = await callMedusa<{ regions: { id: string }[] }>("GET", "/store/regions?limit=1&fields=id")
  const { cart: made } = await callMedusa<{ cart: { id: string } }>("POST", "/store/carts", { body: { region_id: regions[0]?.id } })
  await keepSession("cart", made.id)
  return made.id
}
