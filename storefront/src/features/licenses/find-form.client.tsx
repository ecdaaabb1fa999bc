"use client"

import { AuthForm } from "@/features/auth/auth-form.client"
import { forgotSchema } from "@/features/auth/schemas"
import { findLicensesAction } from "./actions"

/** Asks for the address something was bought with. */
export const FindForm = () => <AuthForm fields={[{ name: "email", label: "E-mail", type: "email", autoComplete: "email", hint: "The one your receipt went to." }]} schema={forgotSchema} action={findLicensesAction} button="Mail me my licenses" />
