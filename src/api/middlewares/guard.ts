import { authenticate, type MedusaNextFunction, type MedusaRequest, type MedusaResponse, type MiddlewareRoute } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import type { Caller, RouteContract } from "@max-booster/api-contract"
import type { z } from "zod"
import { plainText } from "./plain-text"

const WAYS: ("bearer" | "session")[] = ["bearer", "session"]

/** The guards of a route, from its contract: who may call it, and what query and body must look like. */
export function guard(route: RouteContract): MiddlewareRoute {
  return {
    matcher: route.path, methods: [route.method],
    middlewares: [plainText, ...doorman(route.who), ...(route.query ? [checked("query", route.query)] : []), ...(route.body ? [checked("body", route.body)] : [])],
  }
}

function doorman(who: Caller) {
  switch (who) {
    case "customer": return [authenticate("customer", WAYS)]
    case "seller": return [authenticate("seller", WAYS)]
    case "operator": return [authenticate("user", [...WAYS, "api-key"])]
    case "public": case "store": case "signed": return []
  }
}

/** Parses query or body by its schema into `validatedQuery` or `validatedBody`. */
function checked(part: "query" | "body", schema: z.ZodType) {
  return (req: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction) => {
    const parsed = schema.safeParse(part === "query" ? req.query : (req.body ?? {}))
    if (!parsed.success) { next(new MedusaError(MedusaError.Types.INVALID_DATA, describe(parsed.error), "invalid")); return }
    if (part === "query") req.validatedQuery = parsed.data as typeof req.validatedQuery
    else req.validatedBody = parsed.data
    next()
  }
}

const describe = (error: z.ZodError) => error.issues.map(({ path, message }) => (path.length > 0 ? `${path.join(".")}: ${message}` : message)).join("; ")
