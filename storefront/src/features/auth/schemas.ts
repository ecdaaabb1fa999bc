import { z } from "zod"

const email = z.email("Write an e-mail address, like name@example.com").max(254)
const password = z.string().min(10, "At least 10 characters").max(200, "At most 200 characters")

/** What signing up asks for. */
export const signUpSchema = z.object({
  first_name: z.string().trim().min(1, "Write your first name").max(100), last_name: z.string().trim().min(1, "Write your last name").max(100), email, password,
})
/** What signing in asks for. */
export const signInSchema = z.object({ email, password: z.string().min(1, "Write your password") })
/** Whom to mail a new password's link. */
export const forgotSchema = z.object({ email })
/** A new password by the mailed token. */
export const resetSchema = z.object({ token: z.string().min(1), password })
