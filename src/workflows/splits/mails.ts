import { percent, type SplitSheetRecord, type SplitShareRecord } from "../../modules/orders"
import { mail, type Mail } from "../notify/mails"

type About = { sheet: SplitSheetRecord; link: string }

/** Asks a collaborator to agree or decline. `nth`: which reminder it is; 0 is the first mail. */
export const proposalMail = ({ sheet, share, link, nth }: About & { share: SplitShareRecord; nth: number }): Mail =>
  mail("split-proposed", `${nth > 0 ? "Still waiting for you: your" : "Your"} share of “${sheet.title}”`, {
    heading: nth > 0 ? `${sheet.shop} still waits for your answer` : `${sheet.shop} shares “${sheet.title}” with you`,
    lines: [
      share.revenue_points + share.publishing_points > 0
        ? `Your share as ${share.role}: ${percent(share.revenue_points)} of revenue, ${percent(share.publishing_points)} of publishing.`
        : "This version leaves you out: your share would end. It counts only if you agree.",
      "Read how everything is divided, then agree or decline. You need no account for that.",
    ],
    action: { label: "Read and answer", link }, foot: "The link is yours alone: whoever has it can answer for you. Nothing is divided anew before everybody has agreed.",
  })

/** Tells a party that everybody has agreed. */
export const agreedMail = ({ sheet, link, isOwner }: About & { isOwner: boolean }): Mail =>
  mail("split-agreed", `Everybody agreed: the split of “${sheet.title}”`, {
    heading: "Everybody has agreed",
    lines: [...sheet.text.split("\n"), `It counts from ${inWords(sheet.in_force_from)}.`],
    action: { label: isOwner ? "See it in your workshop" : "See your share", link }, foot: "Keep this mail: it holds the words that everybody agreed to.",
  })

/** Tells the shop that somebody declined. */
export const declinedMail = ({ sheet, share, link }: About & { share: SplitShareRecord }): Mail =>
  mail("split-declined", `${share.name} declined the split of “${sheet.title}”`, {
    heading: `${share.name} declined`,
    lines: [...(share.reason ? [`“${share.reason}”`] : ["No reason was given."]), "This version has ended. What counted before goes on; you can propose another."],
    action: { label: "Propose another split", link },
  })

/** Tells whoever was asked that no answer is needed any more. */
export const endedMail = ({ sheet, why }: { sheet: SplitSheetRecord; why: string }): Mail =>
  mail("split-ended", `No answer needed: the split of “${sheet.title}”`, { heading: "This proposal has ended", lines: [why, "What was divided before goes on as it was."] })

/** Tells somebody that money waits for him. `amount` in words. */
export const moneyWaitsMail = ({ name, amount, link }: { name: string; amount: string; link: string }): Mail =>
  mail("share-waits", `${amount} waits for you`, {
    heading: `${amount} waits for you`,
    lines: [`${name}, your shares have earned money that we cannot send yet, because we do not know where to.`, "Sign in or sign up with this address and open a shop. It needs no beat."],
    action: { label: "Claim your shares", link }, foot: "We remind you once a week while money waits.",
  })

const inWords = (date: Date | null) => (date ? `${new Intl.DateTimeFormat("en-US", { dateStyle: "long", timeStyle: "short", timeZone: "UTC" }).format(date)} UTC` : "the last agreement")
