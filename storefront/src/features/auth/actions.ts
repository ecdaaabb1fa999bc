"use server"

import { redirect } from "next/navigation"
import { attempt, refusedFields } from "@/lib/attempt"
import { BackendError, callMedusa } from "@/lib/backend"
import type { Outcome } from "@/lib/outcome"
import { dropSession, keepSession } from "@/lib/session"
import { safeNext } from "./safe-next"
import { forgotSchema, resetSchema, signInSchema, signUpSchema } from "./schemas"

type Login = { email: string; password: string }
const PATH = "/auth/customer/emailpass"

/** Makes an account, signs in, and goes on; the mail with the verification link is sent by the backend. */
export async function signUpAction(form: FormData): Promise<Outcome> {
  const parsed = signUpSchema.safeParse(Object.fromEntries(form))
  if (!parsed.success) return refusedFields(parsed.error.issues)
  const { password, ...person } = parsed.data
  const login = { email: person.email, password }
  const outcome = await attempt(async () => {
    const token = await registered(login)
    await callMedusa("POST", "/store/customers", { token, body: person })
    await keepSession("customer", await tokenFor(login))
  })
  if (outcome.ok) redirect(safeNext(String(form.get("next") ?? "") || "/account?welcome=1"))
  return outcome.message && /exists/i.test(outcome.message) ? { ok: false, message: "There is an account with this address already. Sign in, or choose a new password.", fields: { email: "This address has an account." } } : outcome
}

/** Signs in and goes on. */
export async function signInAction(form: FormData): Promise<Outcome> {
  const parsed = signInSchema.safeParse(Object.fromEntries(form))
  if (!parsed.success) return refusedFields(parsed.error.issues)
  try {
    await keepSession("customer", await tokenFor(parsed.data))
    await dropSession("seller")
  } catch (error) {
    if (!(error instanceof BackendError)) throw error
    return { ok: false, message: error.status === 401 ? "E-mail address or password is wrong." : error.message }
  }
  redirect(safeNext(String(form.get("next") ?? "")))
}

/** Signs out; the cart stays. */
export async function signOutAction(): Promise<void> {
  await dropSession("customer")
  await dropSession("seller")
  redirect("/")
}

/** Mails a link to choose a new password; says the same whether or not the address has an account. */
export async function forgotPasswordAction(form: FormData): Promise<Outcome> {
  const parsed = forgotSchema.safeParse(Object.fromEntries(form))
  if (!parsed.success) return refusedFields(parsed.error.issues)
  return attempt(() => callMedusa("POST", `${PATH}/reset-password`, { body: { identifier: parsed.data.email } }), "If this address has an account, a mail with a link is on its way. The link works for fifteen minutes.")
}

/** Sets a new password by the mailed token. */
export async function resetPasswordAction(form: FormData): Promise<Outcome> {
  const parsed = resetSchema.safeParse(Object.fromEntries(form))
  if (!parsed.success) return refusedFields(parsed.error.issues)
  const { token, password } = parsed.data
  try {
    await callMedusa("POST", `${PATH}/update`, { token, body: { password } })
  } catch (error) {
    if (!(error instanceof BackendError)) throw error
    return { ok: false, message: error.status === 401 ? "This link has expired or was used. Ask for a new one." : error.message }
  }
  redirect("/sign-in?reset=1")
}

/** A registration token: for a new login, or for one whose sign-up broke off before the account was made. */
async function registered(login: Login): Promise<string> {
  try {
    return (await callMedusa<{ token: string }>("POST", `${PATH}/register`, { body: login })).token
  } catch (error) {
    if (!(error instanceof BackendError) || error.status !== 401) throw error
    return tokenFor(login).catch(() => { throw error })
  }
}

const tokenFor = async (body: Login) => (await callMedusa<{ token: string }>("POST", PATH, { body })).token
