"use client"

import { forgotPasswordAction, resetPasswordAction, signInAction, signUpAction } from "./actions"
import { AuthForm, type AuthField } from "./auth-form.client"
import { forgotSchema, resetSchema, signInSchema, signUpSchema } from "./schemas"

const email: AuthField = { name: "email", label: "E-mail", type: "email", autoComplete: "email" }
const newPassword: AuthField = { name: "password", label: "Password", type: "password", autoComplete: "new-password", hint: "At least 10 characters; a few words are easy to keep in mind." }

/** Makes an account. */
export const SignUpForm = ({ next }: { next: string }) => (
  <AuthForm
    fields={[{ name: "first_name", label: "First name", type: "text", autoComplete: "given-name" }, { name: "last_name", label: "Last name", type: "text", autoComplete: "family-name" }, email, newPassword]}
    schema={signUpSchema} hidden={{ next }} action={signUpAction} button="Sign up"
  />
)

/** Signs in. */
export const SignInForm = ({ next }: { next: string }) => (
  <AuthForm fields={[email, { name: "password", label: "Password", type: "password", autoComplete: "current-password" }]} schema={signInSchema} hidden={{ next }} action={signInAction} button="Sign in" />
)

/** Asks for a link to choose a new password. */
export const ForgotForm = () => <AuthForm fields={[email]} schema={forgotSchema} action={forgotPasswordAction} button="Send the link" />

/** Chooses a new password. */
export const ResetForm = ({ token }: { token: string }) => <AuthForm fields={[{ ...newPassword, label: "New password" }]} schema={resetSchema} hidden={{ token }} action={resetPasswordAction} button="Set the password" />
