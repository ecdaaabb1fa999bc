import MailComposer from "nodemailer/lib/mail-composer"
import { z } from "zod"
import type { Inbox } from "./inbox/inbox"

const address = z.object({ email: z.string().regex(/^[^@\s]+@[^@\s]+$/, "Does not contain a valid address."), name: z.string().optional() })
type Address = z.infer<typeof address>

const personalization = z.object({
  to: z.array(address).min(1, "The to array is required for all personalization objects, and must have at least one email object with a valid email address."),
  cc: z.array(address).optional(),
  bcc: z.array(address).optional(),
  subject: z.string().optional(),
  headers: z.record(z.string(), z.string()).optional(),
  dynamic_template_data: z.unknown().optional(),
})
type Personalization = z.infer<typeof personalization>

/** SendGrid's `POST /v3/mail/send`. https://www.twilio.com/docs/sendgrid/api-reference/mail-send */
const send = z.object({
  personalizations: z.array(personalization).min(1, "The personalizations field is required and must have at least one personalization."),
  from: address,
  reply_to: address.optional(),
  subject: z.string().optional(),
  content: z.array(z.object({ type: z.string(), value: z.string().min(1, "The content value must be a string at least one character in length.") })).optional(),
  attachments: z
    .array(
      z.object({
        content: z.string(),
        filename: z.string(),
        type: z.string().optional(),
        disposition: z.string().optional(),
        content_id: z.string().optional(),
      }),
    )
    .optional(),
  template_id: z.string().optional(),
  headers: z.record(z.string(), z.string()).optional(),
})
type Send = z.infer<typeof send>

/** SendGrid's answer. */
export interface SendGridReply {
  status: number
  headers: Record<string, string>
  body: string
}

/** Takes a mail as SendGrid would, into the same inbox: one a personalization. */
export async function acceptSendGrid(inbox: Inbox, authorization: string | undefined, body: string): Promise<SendGridReply> {
  if (!/^Bearer \S+$/.test(authorization ?? "")) {
    return refusal(401, [{ message: "The provided authorization grant is invalid, expired, or revoked", field: null, help: null }])
  }
  const parsed = send.safeParse(jsonOf(body))
  if (!parsed.success) {
    return refusal(400, parsed.error.issues.map(({ message, path }) => ({ message, field: path.join(".") || null, help: null })))
  }
  const problem = contentProblem(parsed.data)
  if (problem !== undefined) return refusal(400, [problem])
  let id = ""
  for (const target of parsed.data.personalizations) {
    const raw = await compose(parsed.data, target)
    const to = [...target.to, ...(target.cc ?? []), ...(target.bcc ?? [])].map(({ email }) => email)
    id = (await inbox.add(raw, { from: parsed.data.from.email, to, via: "sendgrid" }, new Date())).id
  }
  return { status: 202, headers: { "x-message-id": id }, body: "" }
}

function contentProblem({ content, template_id: template, subject, personalizations }: Send) {
  if (template !== undefined) return undefined
  if (content === undefined || content.length === 0) {
    return { message: "Unless a valid template_id is provided, the content parameter is required. There must be at least one defined content block.", field: "content", help: null }
  }
  if (subject !== undefined || personalizations.every((one) => one.subject !== undefined)) return undefined
  return { message: "The subject is required. You can get around this requirement if you use a template with a subject defined or if every personalization has a subject defined.", field: "subject", help: null }
}

/** A template lives at SendGrid: its data is shown instead. */
function compose(mail: Send, target: Personalization): Promise<Buffer> {
  const part = (type: string) => mail.content?.find((content) => content.type === type)?.value
  const data = mail.template_id && `Template ${mail.template_id}\n\n${JSON.stringify(target.dynamic_template_data ?? {}, null, 2)}`
  const composer = new MailComposer({
    from: toHeader(mail.from),
    to: target.to.map(toHeader),
    cc: target.cc?.map(toHeader),
    replyTo: mail.reply_to && toHeader(mail.reply_to),
    subject: target.subject ?? mail.subject ?? `Template ${mail.template_id}`,
    text: part("text/plain") ?? data,
    html: part("text/html"),
    headers: { ...mail.headers, ...target.headers },
    attachments: mail.attachments?.map(({ content, filename, type, content_id: cid }) => ({
      content: Buffer.from(content, "base64"),
      filename,
      contentType: type,
      cid,
    })),
  })
  return composer.compile().build()
}

function toHeader({ email, name = "" }: Address): { address: string; name: string } {
  return { address: email, name }
}

function refusal(status: number, errors: { message: string; field: string | null; help: null }[]): SendGridReply {
  return { status, headers: { "content-type": "application/json" }, body: JSON.stringify({ errors }) }
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
