import type { ProposalView } from "@max-booster/api-contract"
import { Message } from "@/components/field"
import { AnswerForm } from "./answer-form.client"
import { formatDay } from "./words"

/** What has become of a proposal, and what its party can do now. */
export function ProposalState({ proposal, token }: { proposal: ProposalView; token: string }) {
  const { state, you, shop, shares, in_force_from, text_hash } = proposal
  const waiting = shares.filter((share) => share.state === "pending" && !share.is_you).length
  switch (state) {
    case "proposed":
      return (
        <div className="grid gap-4">
          {you.state === "agreed" && <Message tone="good" title="You agreed">{waiting === 1 ? "One other has not answered yet. You hear from us when it counts." : `${waiting} others have not answered yet. You hear from us when it counts.`}</Message>}
          <AnswerForm token={token} textHash={text_hash} canAgree={you.state === "pending"} />
        </div>
      )
    case "agreed": return <Message tone="good" title="Everybody agreed">{`It counts from ${formatDay(in_force_from ?? "")} (UTC). Until then everything is divided as before.`}</Message>
    case "in_force": return <Message tone="good" title="In force">{`Everybody agreed. Sales since ${formatDay(in_force_from ?? "")} are divided so.`}</Message>
    case "declined": return <Message tone="warn" title={you.state === "declined" ? "You declined" : "This proposal has ended"}>{`${you.state === "declined" ? `${shop} was told.` : "Somebody declined it."} What was divided before goes on as it was.`}</Message>
    case "superseded": return <Message tone="warn" title="A newer version took its place">The link to it is in a newer mail to you.</Message>
    case "draft": return <Message tone="warn" title="Taken back">{`${shop} has taken this proposal back. There is nothing to answer.`}</Message>
  }
}
