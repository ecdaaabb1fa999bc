import { authenticate, defineMiddlewares } from "@medusajs/framework/http"
import { signedByCms } from "./cms-signature"
import { limitedChecks, limitedMails } from "./limited"

const signedBody = { preserveRawBody: true, sizeLimit: "1mb" } as const

export default defineMiddlewares({
  routes: [
    { matcher: "/verify/:number", middlewares: [limitedChecks] },
    { matcher: "/verify-files/:sha256", middlewares: [limitedChecks] },
    { matcher: "/store/order-files/find", methods: ["POST"], middlewares: [limitedMails] },
    { matcher: "/store/licenses", middlewares: [authenticate("customer", ["bearer", "session"])] },
    { matcher: "/sellers/recordings/:id/plan", middlewares: [authenticate("seller", ["bearer", "session"])] },
    { matcher: "/hooks/cms/license-template", bodyParser: signedBody, middlewares: [signedByCms] },
    { matcher: "/hooks/cms/license-template/preview", bodyParser: signedBody },
  ],
})
