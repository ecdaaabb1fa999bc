import type { z } from "zod"
import type { contractDraftSchema } from "@max-booster/api-contract"
import { ChevronDown } from "lucide-react"
import { Clauses } from "@/features/licenses/clauses"
import { capWords, fileWords } from "@/features/shop/words"
import { AnswerList } from "./questions-step.client"

/** A contract as it will be, to be opened and read in full. */
export function Contract({ contract, beat, isOpen }: { contract: z.output<typeof contractDraftSchema>; beat: string; isOpen: boolean }) {
  return (
    <details open={isOpen} className="group rounded-xl border border-line bg-raised">
      <summary className="flex min-h-14 items-center justify-between gap-4 px-4 py-3 font-semibold sm:px-5"><span>{`${beat}: `}<span lang={contract.locale}>{contract.title}</span></span><ChevronDown size={20} aria-hidden className="shrink-0 transition-transform group-open:rotate-180" /></summary>
      <div className="grid gap-4 border-t border-line px-4 py-4 sm:px-5">
        <p className="text-[15px]"><span className="text-muted">Delivers </span><strong>{fileWords(contract.delivers)}</strong></p>
        <ul className="flex flex-wrap gap-2 text-sm">{capWords(contract.caps).map(({ words, granted }) => <li key={words} className={`rounded-full px-3 py-1 ${granted ? "bg-good-soft text-good" : "bg-line/60 text-muted"}`}>{words}</li>)}</ul>
        <div tabIndex={0} role="region" aria-label={`Contract for ${beat}`} className="grid max-h-96 gap-4 overflow-y-auto rounded-lg border border-line bg-surface p-4">
          <Clauses clauses={contract.clauses} locale={contract.locale} />
        </div>
        {contract.answers && contract.answers.length > 0 && <section aria-label="What you said" className="grid gap-2 text-[15px]"><h3 className="font-semibold">What you said</h3><AnswerList answers={contract.answers} /></section>}
        <p lang={contract.locale} className="text-[15px]">{contract.offer}</p>
        <p className="text-sm text-muted">{`Template version ${contract.template_version}. The contract comes as a PDF with your files.`}</p>
      </div>
    </details>
  )
}
