import { simpleParser, type ParsedMail } from "mailparser"

/** A caught mail, as the JSON API answers it. */
export interface Message {
  id: string
  /** Sender's address; `fromName` when it gave one. */
  from: string
  fromName: string | null
  /** Everybody it was delivered to: envelope recipients, so also those of `bcc`. */
  to: string[]
  subject: string
  /** When it was caught, ISO 8601. */
  date: string
  text: string
  html: string
  /** Addresses of links, in order, each once. */
  links: string[]
  attachments: { name: string; type: string; bytes: number }[]
  /** How it came. */
  via: "smtp" | "sendgrid"
}

/** Who sent a mail and who gets it, as told outside of the mail itself. */
export interface Envelope {
  from: string
  to: string[]
  via: Message["via"]
}

/** Reads a raw mail. */
export async function readMessage(raw: Buffer, envelope: Envelope, id: string, now: Date): Promise<Message> {
  const mail = await simpleParser(raw)
  const sender = mail.from?.value[0]
  const text = mail.text ?? ""
  const html = mail.html || ""
  return {
    id,
    from: sender?.address ?? envelope.from,
    fromName: sender?.name || null,
    to: envelope.to,
    subject: mail.subject ?? "",
    date: now.toISOString(),
    text,
    html,
    links: linksOf(html, text),
    attachments: namesOf(mail),
    via: envelope.via,
  }
}

/** One attachment's content. */
export async function readAttachment(raw: Buffer, index: number) {
  return (await simpleParser(raw)).attachments[index]
}

function namesOf({ attachments }: ParsedMail): Message["attachments"] {
  return attachments.map(({ filename, contentType, size }, index) => ({
    name: filename ?? `attachment-${index + 1}`,
    type: contentType,
    bytes: size,
  }))
}

function linksOf(html: string, text: string): string[] {
  const inHtml = [...html.matchAll(/<a\b[^>]*?\bhref\s*=\s*(?:"([^"]*)"|'([^']*)')/gi)].map((match) => unescape(match[1] ?? match[2] ?? ""))
  const inText = [...text.matchAll(/https?:\/\/[^\s<>"'\])]+/g)].map(([address]) => address.replace(/[.,;:!?]+$/, ""))
  return [...new Set([...inHtml, ...inText])].filter((address) => /^(https?|mailto):/i.test(address))
}

function unescape(address: string): string {
  return address.trim().replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code))).replaceAll("&quot;", '"').replaceAll("&amp;", "&")
}
