import { authenticate, defineMiddlewares } from "@medusajs/framework/http"
import { signedByCms } from "./cms-signature"
import { limitedChecks, limitedMails } from "./limited"

export default defineMiddlewares({
  routes: [
    { matcher: "/verify/:number", middlewares: [limitedChecks] },
    { matcher: "/verify-files/:sha256", middlewares: [limitedChecks] },
    { matcher: "/store/order-files/find", methods: ["POST"], middlewares: [limitedMails] },
    { matcher: "/store/licenses", middlewares: [authenticate("customer", ["bearer", "session"])] },
    { matcher: "/sellers/recordings/:id/plan", middlewares: [authenticate("seller", ["bearer", "session"])] },
    { matcher: "/hooks/cms/license-template", bodyParser: { preserveRawBody: true, sizeLimit: "1mb" }, middlewares: [signedByCms] },
  ],
})
