import type { MedusaNextFunction, MedusaRequest, MedusaResponse, MiddlewareRoute } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"

/**
 * Stock routes that would let a client change or pay a cart past the license terms and the charge plan, and the one that shows any
 * order, address and all, to whoever knows its id: buyers read theirs at /store/purchases.
 */
const closed: { matcher: string; methods: ("GET" | "POST" | "DELETE")[] }[] = [
  { matcher: "/store/carts/:id", methods: ["POST"] },
  { matcher: "/store/carts/:id/complete", methods: ["POST"] },
  { matcher: "/store/carts/:id/customer", methods: ["POST"] },
  { matcher: "/store/carts/:id/gift-cards", methods: ["POST", "DELETE"] },
  { matcher: "/store/carts/:id/line-items", methods: ["POST"] },
  { matcher: "/store/carts/:id/line-items/:line_id", methods: ["POST", "DELETE"] },
  { matcher: "/store/carts/:id/promotions", methods: ["POST", "DELETE"] },
  { matcher: "/store/carts/:id/shipping-methods", methods: ["POST"] },
  { matcher: "/store/carts/:id/store-credits", methods: ["POST"] },
  { matcher: "/store/carts/:id/taxes", methods: ["POST"] },
  { matcher: "/store/orders/:id", methods: ["GET"] },
  { matcher: "/store/payment-collections", methods: ["POST"] },
  { matcher: "/store/payment-collections/:id/payment-sessions", methods: ["POST"] },
]

function refuse(_req: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction) {
  next(new MedusaError(MedusaError.Types.FORBIDDEN, "Carts are filled through /store/carts/:id/licenses and paid through POST /store/carts/:id/checkout, which plans the charge; orders are read at /store/purchases. This route is closed.", "route_closed"))
}

/** Beyond the guards of the contract: raw bodies for Stripe's signatures, and stock routes that are closed. */
export const purchaseMiddlewares: MiddlewareRoute[] = [
  { matcher: "/hooks/stripe", methods: ["POST"], bodyParser: { preserveRawBody: true, sizeLimit: "1mb" } },
  { matcher: "/hooks/stripe/connect", methods: ["POST"], bodyParser: { preserveRawBody: true, sizeLimit: "1mb" } },
  ...closed.map(({ matcher, methods }): MiddlewareRoute => ({ matcher, methods, middlewares: [refuse] })),
]
