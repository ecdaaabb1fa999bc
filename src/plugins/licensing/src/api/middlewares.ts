import { authenticate, defineMiddlewares } from "@medusajs/framework/http"
import { signedByCms } from "./cms-signature"

export default defineMiddlewares({
  routes: [
    { matcher: "/store/licenses", middlewares: [authenticate("customer", ["bearer", "session"])] },
    { matcher: "/sellers/recordings/:id/plan", middlewares: [authenticate("seller", ["bearer", "session"])] },
    { matcher: "/hooks/cms/license-template", bodyParser: { preserveRawBody: true, sizeLimit: "1mb" }, middlewares: [signedByCms] },
  ],
})
