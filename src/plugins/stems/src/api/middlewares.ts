import { authenticate, defineMiddlewares } from "@medusajs/framework/http"

export default defineMiddlewares({
  routes: [
    { matcher: "/sellers/recordings/:id/renditions", middlewares: [authenticate("seller", ["bearer", "session"])] },
    { matcher: "/sellers/recordings/:id/conversions", middlewares: [authenticate("seller", ["bearer", "session"])] },
    { matcher: "/sellers/me/voice-tag", middlewares: [authenticate("seller", ["bearer", "session"])] },
    { matcher: "/sellers/me/voice-tag/sound", methods: ["POST"], bodyParser: false },
    { matcher: "/sellers/recordings/:id/video-still", middlewares: [authenticate("seller", ["bearer", "session"])] },
    { matcher: "/sellers/recordings/:id/references", middlewares: [authenticate("seller", ["bearer", "session"])] },
    { matcher: "/sellers/mastering-presets", middlewares: [authenticate("seller", ["bearer", "session"])] },
    { matcher: "/sellers/albums/normalize", middlewares: [authenticate("seller", ["bearer", "session"])] },
    { matcher: "/sellers/recordings/:id/stems", middlewares: [authenticate("seller", ["bearer", "session"])] },
    { matcher: "/sellers/stems/:id", middlewares: [authenticate("seller", ["bearer", "session"])] },
    { matcher: "/sellers/renditions/:id", middlewares: [authenticate("seller", ["bearer", "session"])] },
  ],
})
