import { languages, readLicenseText } from "@max-booster/api-contract"
import type { Metadata } from "next"
import Link from "next/link"
import { ButtonLink } from "@/components/button"
import { Message } from "@/components/field"
import { PageHead, Panel } from "@/components/panel"
import { callAsProducer } from "@/features/dashboard/session"
import { SignForm } from "@/features/dashboard/signature/sign-form.client"
import { TextToRead } from "@/features/dashboard/signature/text-to-read"
import { formatDate } from "@/lib/format"

export const metadata: Metadata = { title: "Sign the license text" }

/** The license texts in all languages, what has changed of them, and the producer's signature. */
export default async function SignPage() {
  const { license_text: { state, texts, text_sha256, legal_name, signature } } = await callAsProducer(readLicenseText, {})
  return (
    <>
      <p className="text-[15px]"><Link href="/sell/licenses" className="inline-flex min-h-11 items-center text-muted hover:text-ink hover:underline">Licenses</Link></p>
      <PageHead title="License text" lead="What you offer every license of yours under, beside the tiers’ own terms. Names in double braces stand for the facts of each sale. You sign once for all languages; your signature stands in each contract." />
      {state === "signed" && signature && <Message tone="good" title="Signed"><p>{`By ${signature.typed_name} on ${formatDate(signature.signed_at)}.`}</p></Message>}
      {state === "outdated" && signature && <Message tone="warn" title="Changed since you signed"><p>{`You signed on ${formatDate(signature.signed_at)}, as ${signature.typed_name}. Until you sign again, your sales go on under that text. What is new is marked below.`}</p></Message>}
      {texts.map((text, i) => <TextToRead key={text.locale} text={text} language={languages[text.locale]} isOpen={i === 0} />)}
      {state !== "signed" && (
        <Panel title="Your signature" lead="Kept with the time, your address on the net, your browser and your account, as a buyer’s is.">
          {legal_name === null
            ? <Message tone="warn"><p>Contracts name you with your legal name and address. Give them first.</p><p className="pt-3"><ButtonLink href="/account/legal" tone="quiet">Give your legal name</ButtonLink></p></Message>
            : <SignForm legalName={legal_name} textHash={text_sha256} />}
        </Panel>
      )}
    </>
  )
}
