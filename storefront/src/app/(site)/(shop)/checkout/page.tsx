import { readTerms } from "@max-booster/api-contract"
import type { Metadata } from "next"
import { redirect } from "next/navigation"
import { Button, ButtonLink } from "@/components/button"
import { Message } from "@/components/field"
import { takeOverAction } from "@/features/cart/actions"
import { currentCart } from "@/features/cart/cart"
import { AgreeForm } from "@/features/checkout/agree-form.client"
import { Contract } from "@/features/checkout/contract"
import { LanguageChoice } from "@/features/checkout/language-choice"
import { LegalStep } from "@/features/checkout/legal-step.client"
import { QuestionsStep } from "@/features/checkout/questions-step.client"
import { Panel } from "@/components/panel"
import { BackendError, call } from "@/lib/backend"
import { contractLanguage } from "@/lib/contract-language"
import { formatMoney } from "@/lib/format"
import { currentAccount, readSession } from "@/lib/session"

export const metadata: Metadata = { title: "Checkout", robots: { index: false } }

/** Who buys, the contracts as they will be, and the agreement: then the payment page. */
export default async function CheckoutPage({ searchParams }: { searchParams: Promise<{ language?: string }> }) {
  const [account, cart, token] = await Promise.all([currentAccount(), currentCart(), readSession("customer")])
  if (!account || !token) redirect("/sign-in?next=/checkout")
  if (!cart || cart.lines.length === 0) redirect("/cart")
  const asking = cart.lines.filter(({ available, questions }) => available && questions.length > 0)
  const isAnswered = asking.every(({ answers }) => answers !== null)
  const step = asking.length > 0 ? 3 : 2
  const locale = await contractLanguage((await searchParams).language)
  const terms = account.legal && isAnswered ? await call(readTerms, { token, params: { id: cart.id }, body: { ...account.legal, locale } }).catch(refusalOf) : null
  const titleOf = new Map(cart.lines.map(({ id, beat }) => [id, beat.title]))
  return (
    <div className="mx-auto grid max-w-4xl gap-6 px-4 py-8 md:px-6 md:py-12">
      <h1 className="text-4xl font-extrabold">Checkout</h1>
      <Panel title="1. Who buys" lead="Contracts name you with your legal name and address."><LegalStep legal={account.legal} /></Panel>
      {asking.length > 0 && (
        <Panel title="2. What it is for" lead={`${asking.length === 1 ? "One license asks" : `${asking.length} licenses ask`} about ${asking.length === 1 ? "its" : "their"} use. The answers stand in the contract.`}>
          {asking.map((line) => <QuestionsStep key={line.id} line={line} />)}
        </Panel>
      )}
      {terms === "another's" && (
        <Message title="This cart belongs to another account">
          <p>Sign in with that one, or take its licenses over into a cart of your own.</p>
          <form action={takeOverAction} className="pt-3"><Button type="submit">Take the licenses over</Button></form>
        </Message>
      )}
      {typeof terms === "string" && terms !== "another's" && <Message title="This cart cannot be bought as it is"><p>{terms}</p><p className="pt-3"><ButtonLink href="/cart" tone="quiet">Look at the cart</ButtonLink></p></Message>}
      {terms !== null && typeof terms !== "string" && account.legal && (
        <>
          <Panel title={`${step}. Read the contracts`} lead={`${terms.contracts.length === 1 ? "One license" : `${terms.contracts.length} licenses`}, ${formatMoney(terms.total)} with everything included${terms.tax.amount === "0" ? "" : `, ${formatMoney(terms.tax)} of it tax`}.`}>
            <LanguageChoice offered={terms.locales} chosen={terms.contracts[0]?.locale ?? "en"} wished={locale} />
            {terms.contracts.map((contract) => <Contract key={contract.line_id} contract={contract} beat={titleOf.get(contract.line_id) ?? ""} isOpen={terms.contracts.length === 1} />)}
          </Panel>
          <Panel title={`${step + 1}. Accept and pay`}><AgreeForm licensee={account.legal} locale={terms.contracts[0]?.locale ?? "en"} termsHash={terms.terms_hash} total={terms.total} /></Panel>
        </>
      )}
    </div>
  )
}

/** What cannot be bought, in the backend's words; a cart that another account has is said by a word of its own. */
function refusalOf(error: unknown): string {
  if (error instanceof BackendError && error.status === 400) return error.message
  if (error instanceof BackendError && error.status === 404) return "another's"
  throw error
}
