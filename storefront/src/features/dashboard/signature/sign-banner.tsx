import { readLicenseText } from "@max-booster/api-contract"
import Link from "next/link"
import { Message } from "@/components/field"
import { BackendError } from "@/lib/backend"
import { callAsProducer } from "../session"

const words = {
  unsigned: ["Sign your license text", "No beat goes on sale before you have."],
  outdated: ["The license text has changed", "Your sales go on under what you signed last."],
} as const

/** Asks a producer to sign the license text, until he has; a shop that cannot be reached or is stopped says so elsewhere. */
export async function SignBanner() {
  const text = await callAsProducer(readLicenseText, {}).catch((error: unknown) => { if (error instanceof BackendError) return null; throw error })
  const state = text?.license_text.state ?? "signed"
  if (state === "signed") return null
  const [title, lead] = words[state]
  return <Message tone="warn" title={title}><p>{lead} <Link href="/sell/licenses/sign" className="inline-flex min-h-11 items-center font-semibold underline underline-offset-2">Read and sign</Link></p></Message>
}
