import { authenticate, defineMiddlewares } from "@medusajs/framework/http"

export default defineMiddlewares({
  routes: [
    { matcher: "/store/account/notices", middlewares: [authenticate("customer", ["bearer", "session"])] },
    { matcher: "/store/account/realtime-ticket", middlewares: [authenticate("customer", ["bearer", "session"])] },
    { matcher: "/sellers/me/notices", middlewares: [authenticate("seller", ["bearer", "session"])] },
    { matcher: "/sellers/me/realtime-ticket", middlewares: [authenticate("seller", ["bearer", "session"])] },
  ],
})
