/** A mail ready to send. */
export type Mail = { template: string; subject: string; text: string; html: string }

/** The words of a mail. */
export type Part = { heading: string; lines: string[]; action?: Link; more?: Link[]; foot?: string }
type Link = { label: string; link: string }

/** Asks a new customer to prove his address. */
export const verificationMail = ({ link }: { link: string }): Mail =>
  mail("verify-email", "Confirm your e-mail address", {
    heading: "Welcome to Max Booster", lines: ["Confirm your address so that your licenses and sales reach you."],
    action: { label: "Confirm address", link }, foot: "The link works for two days. If you did not sign up, ignore this mail.",
  })

/** Lets a person choose a new password. */
export const passwordMail = ({ link }: { link: string }): Mail =>
  mail("reset-password", "Choose a new password", {
    heading: "Choose a new password", lines: ["Somebody, hopefully you, asked for a new password."],
    action: { label: "Choose a password", link }, foot: "The link works for fifteen minutes. If it was not you, nothing has changed.",
  })

/** Tells a buyer that his licenses stand. */
export const licensesMail = (order: { number: number; total: string; link: string; open_link: string; licenses: { title: string; producer: string; label: string }[] }): Mail =>
  mail("licenses-ready", `Your licenses for order #${order.number}`, {
    heading: "Your beats are ready",
    lines: [...order.licenses.map((l) => `${l.title} by ${l.producer}: ${l.label} license`), `Paid: ${order.total}, everything included.`],
    action: { label: "Contracts and files", link: order.link }, more: [{ label: "The same without signing in, for a week", link: order.open_link }],
    foot: "Your licenses and files stay in your account. Whoever has this mail can open them: do not pass it on.",
  })

/** Gives a buyer back what he bought: a link an order. */
export const licenseLinksMail = (orders: { number: number; titles: string[]; link: string }[]): Mail =>
  mail("license-links", "Your licenses and files", {
    heading: "Your licenses and files", lines: ["Somebody, hopefully you, asked for the links of what this address has bought. Each works for a week, without signing in."],
    more: orders.map(({ number, titles, link }) => ({ label: `Order #${number}: ${titles.join(", ")}`, link })), foot: "Whoever has this mail can open them: do not pass it on.",
  })

/** Leads somebody to the beat that he asked for. */
export const freeMail = (gift: { name: string; title: string; link: string }): Mail =>
  mail("free-download", `Your free download: ${gift.title}`, {
    heading: `${gift.title} is yours to try`, lines: [`Hello ${gift.name},`, "your file and your license, which says what you may do with it, are here:"],
    action: { label: "Download", link: gift.link }, foot: "The link works for thirty days. If you did not ask for it, ignore this mail.",
  })

/** Tells a producer that he sold. */
export const saleMail = (sale: { number: number; amount: string; earned: string; link: string; lines: string[] }): Mail =>
  mail("sale-made", `You sold: ${sale.lines.join(", ")}`, {
    heading: "You made a sale", lines: [...sale.lines, `Sold for ${sale.amount}; your share is ${sale.earned}.`],
    action: { label: "See your sales", link: sale.link }, foot: `Order #${sale.number}`,
  })

/** Tells a buyer that money goes back to him. */
export const refundMail = (refund: { number: number; amount: string; link: string; lines: string[]; revoked: boolean }): Mail =>
  mail("refund-sent", `Your refund for order #${refund.number}`, {
    heading: "Your money is on its way back",
    lines: [`${refund.amount} goes back to the card you paid with. Banks take five to ten days.`, ...refund.lines, refund.revoked ? "These licenses have ended: please stop using the beats." : "Your licenses stay valid."],
    action: { label: "See your order", link: refund.link },
  })

/** Tells a producer that a sale was refunded. */
export const refundedSaleMail = (refund: { number: number; amount: string; reason: string; link: string; lines: string[] }): Mail =>
  mail("sale-refunded", `Refunded: ${refund.lines.join(", ")}`, {
    heading: "A sale was refunded", lines: [...refund.lines, `Your share of ${refund.amount} was taken back. Reason: ${refund.reason}`],
    action: { label: "See your sales", link: refund.link }, foot: `Order #${refund.number}`,
  })

/** Tells a producer that his bank sent a payout back. */
export const failedPayoutMail = (payout: { amount: string; reason: string; advice: string; link: string }): Mail =>
  mail("payout-failed", `Your payout of ${payout.amount} came back`, {
    heading: "A payout came back", lines: [`${payout.amount} did not reach your bank. ${payout.reason}`, payout.advice, "The money is in your balance at Stripe; nothing is lost."],
    action: { label: "See your payouts", link: payout.link },
  })

/** Lays a mail out, as text and as HTML. */
export function mail(template: string, subject: string, part: Part): Mail {
  return { template, subject: subject.replace(/[\r\n]+/g, " "), text: toText(part), html: toHtml(part) }
}

function toText({ heading, lines, action, more = [], foot }: Part): string {
  return [heading, "", ...lines, ...[...(action ? [action] : []), ...more].flatMap(({ label, link }) => ["", `${label}: ${link}`]), ...(foot ? ["", foot] : [])].join("\n")
}

function toHtml({ heading, lines, action, more = [], foot }: Part): string {
  return `<!doctype html><html lang="en"><body style="margin:0;padding:32px 16px;background:#f6f1e7;color:#17140f;font:16px/1.5 Inter,system-ui,sans-serif">
<div style="max-width:520px;margin:0 auto;background:#fffdf8;border:1px solid #e5dccb;border-radius:12px;padding:32px">
<p style="margin:0 0 24px;font-weight:700;letter-spacing:.02em">MAX BOOSTER</p>
<h1 style="margin:0 0 16px;font-size:24px;line-height:1.25">${escapeHtml(heading)}</h1>
${lines.map((line) => `<p style="margin:0 0 8px">${escapeHtml(line)}</p>`).join("\n")}
${action ? `<p style="margin:24px 0"><a href="${escapeHtml(action.link)}" style="display:inline-block;background:#17140f;color:#fffdf8;padding:12px 20px;border-radius:8px;text-decoration:none;font-weight:600">${escapeHtml(action.label)}</a></p>` : ""}
${more.map(({ label, link }) => `<p style="margin:0 0 12px"><a href="${escapeHtml(link)}" style="color:#17140f">${escapeHtml(label)}</a></p>`).join("\n")}
${foot ? `<p style="margin:24px 0 0;color:#6b6253;font-size:14px">${escapeHtml(foot)}</p>` : ""}
</div></body></html>`
}

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`)
