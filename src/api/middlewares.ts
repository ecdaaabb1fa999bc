import { authenticate, defineMiddlewares } from "@medusajs/framework/http"
import { routes } from "@max-booster/api-contract/openapi"
import { accountMiddlewares } from "./middlewares/account"
import { guard } from "./middlewares/guard"
import { purchaseMiddlewares } from "./middlewares/purchase"

/** Every route of the contract is guarded by its contract; then what single routes need beyond. */
export default defineMiddlewares({
  routes: [
    { matcher: "/sellers/*", middlewares: [authenticate("seller", ["bearer", "session"])] },
    ...routes.map(guard),
    { matcher: "/sellers/uploads", bodyParser: false },
    { matcher: "/sellers/uploads/*", bodyParser: false },
    { matcher: "/store/studio/uploads", bodyParser: false },
    { matcher: "/store/studio/uploads/*", bodyParser: false },
    { matcher: "/sellers/me/avatar", methods: ["POST"], bodyParser: false },
    { matcher: "/sellers/recordings/*/artwork", methods: ["POST"], bodyParser: false },
    ...accountMiddlewares,
    ...purchaseMiddlewares,
  ],
})
