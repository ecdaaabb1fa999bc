import type { MedusaNextFunction, MedusaRequest, MedusaResponse, MiddlewareRoute } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import { z } from "zod"

const credentials = z.object({ email: z.email("Write an e-mail address, like name@example.com").max(254), password: z.string().min(10, "A password has at least 10 characters").max(200, "A password has at most 200 characters") })

/** An address is one account however its letters are written; Medusa would make one of each spelling. */
function inLowerCase(req: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction) {
  for (const body of [req.body, req.validatedBody] as (Record<string, unknown> | undefined)[]) {
    for (const field of ["email", "identifier"]) {
      const address = body?.[field]
      if (body && typeof address === "string") body[field] = address.trim().toLowerCase()
    }
  }
  next()
}

/** Medusa takes any text for an address and any password. */
const checked = (schema: z.ZodType) => (req: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction) => {
  const { error } = schema.safeParse(req.body ?? {})
  next(error ? new MedusaError(MedusaError.Types.INVALID_DATA, error.issues.map(({ message }) => message).join("; "), "invalid") : undefined)
}

/** What signing up, in, and again by mail needs beyond Medusa's own. */
export const accountMiddlewares: MiddlewareRoute[] = [
  { matcher: "/auth/customer/emailpass", methods: ["POST"], middlewares: [inLowerCase] },
  { matcher: "/auth/customer/emailpass/register", methods: ["POST"], middlewares: [inLowerCase, checked(credentials)] },
  { matcher: "/auth/customer/emailpass/reset-password", methods: ["POST"], middlewares: [inLowerCase] },
  { matcher: "/auth/customer/emailpass/update", methods: ["POST"], middlewares: [checked(credentials.pick({ password: true }))] },
  { matcher: "/store/customers", methods: ["POST"], middlewares: [inLowerCase] },
]
