import type { HeldLicense } from "@max-booster/api-contract"
import Link from "next/link"
import { Message } from "@/components/field"
import { formatDay } from "@/lib/format"
import { leftWords, levelOf } from "./life-words"

const MONTH = 30
const link = "font-semibold underline underline-offset-2"

/** What a licensee should know of a license now: notice, its end, a limit that is near, and what took its place. */
export function LifeNotes({ license }: { license: HeldLicense }) {
  const { id, state, days_left, ends_on, breach, ended, successor, predecessor, renewable, given } = license
  const level = state === "valid" ? levelOf(license) : "fine"
  return (
    <>
      {breach && <Message title="Notice of a breach"><p className="whitespace-pre-line">{breach.reason}</p><p>{`Put it right until ${formatDay(breach.remedy_by ?? breach.at)} and tell the shop, or the license ends.`}</p></Message>}
      {state === "revoked" && <Message title="Revoked">{ended?.cause === "breach" ? `This license was ended for a breach: ${ended.words ?? ""}` : "This license does not hold any more: its payment was given back. What it permitted is over, and its files are not delivered."}</Message>}
      {state === "expired" && <Message tone="warn" title="Expired">{`The time of this license is over, new uses need a new one. ${renewable ? "It can be renewed below." : ""}`}</Message>}
      {state === "superseded" && <Message tone="warn" title="Superseded">{successor ? <>{"Another license of yours took its place and delivers the files: "}<Link className={link} href={`/account/licenses/${successor.id}`}>{successor.number}</Link></> : "Another license of yours for the same beat took its place."}</Message>}
      {state === "valid" && successor?.kind === "renewal" && <Message tone="good">{"Renewed: from its end on "}<Link className={link} href={`/account/licenses/${successor.id}`}>{successor.number}</Link>{" goes on."}</Message>}
      {state === "valid" && !successor && days_left !== null && days_left <= MONTH && ends_on && <Message tone="warn" title={`Ends with ${formatDay(ends_on)}: ${leftWords(days_left)}`}>{given ? "What is released by it needs another license from then on." : <Link className={link} href={`/account/licenses/${id}#renew`}>Renew it, and the new license follows the day after.</Link>}</Message>}
      {level === "near" && <Message tone="warn" title="Near a limit">A higher license lets the song go on growing. What it costs beyond what you have paid is below.</Message>}
      {level === "reached" && <Message title="A limit is reached">By the contract a higher license is needed before this use goes on; uses until now stay licensed.</Message>}
      {predecessor && <p className="text-[15px] text-muted">{predecessor.kind === "upgrade" ? "It took the place of " : "It renews "}<Link className={link} href={`/account/licenses/${predecessor.id}`}>{predecessor.number}</Link>.</p>}
    </>
  )
}
