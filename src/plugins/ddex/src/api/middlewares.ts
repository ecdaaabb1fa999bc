import { defineMiddlewares } from "@medusajs/framework/http"

export default defineMiddlewares({
  routes: [{ matcher: "/sellers/royalty-statement-files", methods: ["POST"], bodyParser: false }],
})
