import { authenticate, defineMiddlewares } from "@medusajs/framework/http"

const seller = [authenticate("seller", ["bearer", "session"])]
/** Larger than a release may be, so that one which is too large is refused in words and not cut off. */
const document = { sizeLimit: "16mb" } as const

export default defineMiddlewares({
  routes: [
    { matcher: "/sellers/releases", middlewares: seller },
    { matcher: "/sellers/releases/:id", methods: ["POST"], bodyParser: document },
    { matcher: "/sellers/releases/:id/artwork", methods: ["POST"], bodyParser: false },
    { matcher: "/sellers/exports/:id", middlewares: seller },
    { matcher: "/sellers/me/usable-licenses", middlewares: seller },
    { matcher: "/sellers/me/identifiers", middlewares: seller },
    { matcher: "/sellers/me/identifiers/import", methods: ["POST"], bodyParser: document },
    { matcher: "/sellers/royalty-statement-files", methods: ["POST"], bodyParser: false },
    { matcher: "/admin/identifiers", middlewares: [authenticate("user", ["bearer", "session", "api-key"])] },
  ],
})
