import "server-only"
import { readCart } from "@max-booster/api-contract"
import { call } from "@/lib/backend"

/** How many licenses are in a cart; 0 when there is none or it cannot be read. */
export async function cartCount(cartId: string | undefined): Promise<number> {
  if (!cartId) return 0
  const { cart } = await call(readCart, { params: { id: cartId } }).catch(() => ({ cart: null }))
  return cart && !cart.completed ? cart.lines.length : 0
}
