import type { Metadata } from "next"
import Link from "next/link"
import { redirect } from "next/navigation"
import { AuthPage } from "@/features/auth/auth-page"
import { SignUpForm } from "@/features/auth/forms.client"
import { safeNext } from "@/features/auth/safe-next"
import { currentAccount } from "@/lib/session"

export const metadata: Metadata = { title: "Sign up", robots: { index: false } }

export default async function SignUpPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const { next: asked } = await searchParams
  const next = asked ? safeNext(asked) : ""
  if (await currentAccount().catch(() => null)) redirect(safeNext(next))
  const search = next ? `?next=${encodeURIComponent(next)}` : ""
  return (
    <AuthPage title="Sign up" lead="One account to buy beats and to sell your own." foot={<p>You have an account? <Link href={`/sign-in${search}`}>Sign in</Link></p>}>
      <SignUpForm next={next} />
    </AuthPage>
  )
}
