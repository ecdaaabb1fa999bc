import type { HeldLicense } from "@max-booster/api-contract"
import Link from "next/link"
import { Message } from "@/components/field"
import { formatDay } from "@/lib/format"
import { leftWords } from "./life-words"

const MONTH = 30

/** What their holder should know of licenses now: those that end soon, have ended, or have notice of a breach. */
export function Notices({ licenses }: { licenses: readonly HeldLicense[] }) {
  const news = licenses.flatMap(({ id, beat_title, label, state, days_left, ends_on, successor, breach, renewable }) => {
    const what = breach ? `has notice of a breach, to be put right until ${formatDay(breach.remedy_by ?? breach.at)}.`
      : state === "valid" && !successor && ends_on && days_left !== null && days_left <= MONTH ? `ends with ${formatDay(ends_on)}: ${leftWords(days_left)}.`
      : state === "expired" && renewable && ends_on ? `ended with ${formatDay(ends_on)}.` : null
    return what ? [{ id, words: `Your ${label} license of ${beat_title} ${what}`, link: breach ? "Read it" : "Renew it" }] : []
  })
  if (news.length === 0) return null
  return (
    <Message tone="warn" title="About your licenses">
      <ul className="grid gap-1">{news.map(({ id, words, link }) => <li key={id}>{`${words} `}<Link href={`/account/licenses/${id}${link === "Renew it" ? "#renew" : ""}`} className="font-semibold underline underline-offset-2">{link}</Link></li>)}</ul>
    </Message>
  )
}
