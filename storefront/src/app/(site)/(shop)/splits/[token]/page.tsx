import { readProposal, type ProposalView } from "@max-booster/api-contract"
import type { Metadata } from "next"
import { ButtonLink } from "@/components/button"
import { Message } from "@/components/field"
import { Panel } from "@/components/panel"
import { callOrNotFound } from "@/features/account/session"
import { AuthPage } from "@/features/auth/auth-page"
import { percent } from "@/features/splits/percent"
import { ProposalState } from "@/features/splits/proposal-state"
import { SharesList } from "@/features/splits/shares-list"
import { WhereItGoes } from "@/features/splits/where-it-goes"
import { BackendError } from "@/lib/backend"
import { formatMoney } from "@/lib/format"
import { currentAccount } from "@/lib/session"

export const metadata: Metadata = { title: "Your share", robots: { index: false }, referrer: "no-referrer" }

/** Where the mailed link of a split leads: read, then agree or decline; no account is needed for that. */
export default async function SplitPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const answer = await callOrNotFound(readProposal, { params: { token } }).catch((error: unknown) => {
    if (error instanceof BackendError && error.status === 400) return error
    throw error
  })
  if (answer instanceof BackendError) return <AuthPage title="Too late"><Message tone="warn">{answer.message}</Message><div><ButtonLink href="/" tone="quiet">To the shop</ButtonLink></div></AuthPage>
  const { proposal } = answer
  const { title, shop, version, you, shares, text } = proposal
  const isOpen = proposal.state === "proposed"
  const stands = you.state !== "declined" && ["proposed", "agreed", "in_force"].includes(proposal.state)
  const getsSomething = you.revenue_points + you.publishing_points > 0
  return (
    <div className="mx-auto grid max-w-2xl gap-6 px-4 py-8 md:px-6 md:py-14">
      <div className="grid gap-2">
        <p className="text-[15px] text-muted">{`Split sheet, version ${version}`}</p>
        <h1 className="text-4xl font-extrabold [overflow-wrap:anywhere] md:text-5xl">{title}</h1>
        <p className="text-lg text-muted">{getsSomething ? `${shop} shares what this recording earns with you.` : `${shop} asks you to leave this split.`}</p>
      </div>
      {getsSomething && (
        <dl className="grid grid-cols-2 gap-4 rounded-xl border border-line bg-surface p-4 sm:p-6">
          {([["of revenue", you.revenue_points], ["of publishing", you.publishing_points]] as const).map(([name, points]) => <div key={name} className="flex flex-col-reverse"><dt className="text-[15px] text-muted">{name}</dt><dd className="tabular font-display text-4xl font-extrabold sm:text-5xl">{percent(points)}</dd></div>)}
          <div className="col-span-2 text-[15px]"><dt className="sr-only">Your role</dt><dd>{`You, ${you.name}, as ${you.role}`}</dd></div>
        </dl>
      )}
      {!isOpen && <ProposalState proposal={proposal} token={token} />}
      <Panel title="How it is divided">
        <SharesList shares={shares.map((share, i) => ({ ...share, key: String(i), isMarked: share.is_you, name: share.is_you ? `${share.name} (you)` : share.name }))} />
        <details className="group text-[15px]">
          <summary className="inline-flex min-h-11 items-center font-semibold underline underline-offset-2">{isOpen ? "Read the words you agree to" : "Read the words"}</summary>
          <p className="whitespace-pre-line rounded-lg border border-line bg-raised p-4 leading-relaxed [overflow-wrap:anywhere]">{text}</p>
        </details>
      </Panel>
      {isOpen && <Panel title="Your answer" lead="You need no account for this. Nothing changes before everybody has agreed."><ProposalState proposal={proposal} token={token} /></Panel>}
      {stands && getsSomething && (
        <Panel title="What happens with money">
          <ul className="grid list-disc gap-2 pl-5 text-[15px]">{moneyWords(proposal).map((words) => <li key={words}>{words}</li>)}</ul>
          <WhereItGoes you={you} account={await currentAccount().catch(() => null)} here={`/splits/${token}`} />
        </Panel>
      )}
    </div>
  )
}

function moneyWords({ you, recoup }: ProposalView): string[] {
  return [
    ...(recoup ? [`${recoup.name} recovers ${formatMoney(recoup.amount)} from revenue first.`] : []),
    `Of each sale, after discounts and the platform’s fee, ${percent(you.revenue_points)} is yours from the moment this counts.`,
    "It is sent by Stripe, not by the other parties: nobody has to remember to pay you.",
  ]
}
