import { ready } from "./ready"
import { until } from "./until"

/** A mail as the catcher took it. */
export type CaughtMail = { id: string; to: string[]; subject: string; text: string; html: string; links: string[] }

/** Mails to an address with these words in their subject, newest first. */
export async function mailsTo(to: string, subject = ""): Promise<CaughtMail[]> {
  const response = await fetch(`${ready.mail}/api/messages?${new URLSearchParams({ to, subject })}`)
  return (await response.json()) as CaughtMail[]
}

/** Waits for a mail. @throws {Error} when none comes */
export const mailTo = (to: string, subject: string): Promise<CaughtMail> => until(`a mail "${subject}" to ${to}`, async () => (await mailsTo(to, subject))[0], { seconds: 30 })

/** The link of a mail that leads to a path of the shop. @throws {Error} when there is none */
export function linkIn(mail: CaughtMail, path: string): string {
  const link = mail.links.find((each) => new URL(each).pathname.startsWith(path))
  if (!link) throw new Error(`The mail "${mail.subject}" has no link to ${path}: ${mail.links.join(", ")}`)
  return link
}
