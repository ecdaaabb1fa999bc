"use server"

import { readAccount } from "@max-booster/api-contract"
import { redirect } from "next/navigation"
import { attempt, refusedFields } from "@/lib/attempt"
import { BackendError, call, callMedusa } from "@/lib/backend"
import type { Outcome } from "@/lib/outcome"
import { dropSession, keepSession } from "@/lib/session"
import { safeNext } from "./safe-next"
import { forgotSchema, resetSchema, signInSchema, signUpSchema } from "./schemas"

type Login = { email: string; password: string }
const PATH = "/auth/customer/emailpass"

/** Makes an account, signs in, and goes on; the mail with the verification link is sent by the backend. */
export async function signUpAction(_before: Outcome | null, form: FormData): Promise<Outcome> {
  const parsed = signUpSchema.safeParse(Object.fromEntries(form))
  if (!parsed.success) return refusedFields(parsed.error.issues)
  const { password, ...person } = parsed.data
  const login = { email: person.email, password }
  try {
    const token = await registrationToken(login)
    if (!token) return { ok: false, message: "There is an account with this address already. Sign in, or choose a new password.", fields: { email: "This address has an account." } }
    await callMedusa("POST", "/store/customers", { token, body: person })
    await keepSession("customer", (await callMedusa<{ token: string }>("POST", "/auth/token/refresh", { token })).token)
    await dropSession("seller")
  } catch (error) {
    return refusal(error)
  }
  redirect(safeNext(form.get("next") || "/account?welcome=1"))
}

/** Signs in and goes on. */
export async function signInAction(_before: Outcome | null, form: FormData): Promise<Outcome> {
  const parsed = signInSchema.safeParse(Object.fromEntries(form))
  if (!parsed.success) return refusedFields(parsed.error.issues)
  try {
    await keepSession("customer", await tokenFor(parsed.data))
    await dropSession("seller")
  } catch (error) {
    return refusal(error, "E-mail address or password is wrong.")
  }
  redirect(safeNext(form.get("next")))
}

/** Signs out; the cart stays. */
export async function signOutAction(): Promise<void> {
  await dropSession("customer")
  await dropSession("seller")
  redirect("/")
}

/** Mails a link to choose a new password; says the same whether or not the address has an account. */
export async function forgotPasswordAction(_before: Outcome | null, form: FormData): Promise<Outcome> {
  const parsed = forgotSchema.safeParse(Object.fromEntries(form))
  if (!parsed.success) return refusedFields(parsed.error.issues)
  return attempt(() => callMedusa("POST", `${PATH}/reset-password`, { body: { identifier: parsed.data.email } }), "If this address has an account, a mail with a link is on its way. The link works for fifteen minutes.")
}

/** Sets a new password by the mailed token. */
export async function resetPasswordAction(_before: Outcome | null, form: FormData): Promise<Outcome> {
  const parsed = resetSchema.safeParse(Object.fromEntries(form))
  if (!parsed.success) return refusedFields(parsed.error.issues)
  const { token, password } = parsed.data
  try {
    await callMedusa("POST", `${PATH}/update`, { token, body: { password } })
  } catch (error) {
    return refusal(error, "This link has expired or was used. Ask for a new one.")
  }
  redirect("/sign-in?reset=1")
}

/** A token for making the account: of a new login, or of one whose sign-up broke off before the account was made. Null: the address has an account. */
async function registrationToken(login: Login): Promise<string | null> {
  try {
    return (await callMedusa<{ token: string }>("POST", `${PATH}/register`, { body: login })).token
  } catch (error) {
    if (!isUnauthorized(error)) throw error
  }
  const token = await unlessUnauthorized(tokenFor(login))
  return token && !(await unlessUnauthorized(call(readAccount, { token }))) ? token : null
}

const tokenFor = async (body: Login) => (await callMedusa<{ token: string }>("POST", PATH, { body })).token

const isUnauthorized = (error: unknown) => error instanceof BackendError && error.status === 401

const unlessUnauthorized = <T>(answer: Promise<T>): Promise<T | null> => answer.catch((error: unknown) => {
  if (isUnauthorized(error)) return null
  throw error
})

/** What a form hears; `unauthorized` is what a 401 means there. */
function refusal(error: unknown, unauthorized?: string): Outcome {
  if (!(error instanceof BackendError)) throw error
  return { ok: false, message: error.status === 401 && unauthorized ? unauthorized : error.message }
}
