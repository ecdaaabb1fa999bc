import type { Metadata } from "next"
import Link from "next/link"
import { AuthPage } from "@/features/auth/auth-page"
import { ForgotForm } from "@/features/auth/forms.client"

export const metadata: Metadata = { title: "Forgot your password?", robots: { index: false } }

export default function ForgotPasswordPage() {
  return <AuthPage title="A new password" lead="We mail you a link to choose one." foot={<Link href="/sign-in">Back to sign-in</Link>}><ForgotForm /></AuthPage>
}
