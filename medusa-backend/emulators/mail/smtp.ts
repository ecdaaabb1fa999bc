import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from "smtp-server"
import type { Inbox } from "./inbox/inbox"

const LARGEST_MAIL = 30 * 1024 * 1024

/** A real SMTP server that accepts every sender, recipient and password, and delivers to the inbox only. */
export function createSmtpServer(inbox: Inbox): SMTPServer {
  return new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ["STARTTLS"],
    disableReverseLookup: true,
    banner: "Local mail catcher: nothing leaves this machine",
    size: LARGEST_MAIL,
    // Pooled connections stay open: a stop does not wait for them.
    closeTimeout: 500,
    onAuth: ({ username }, _session, done) => done(null, { user: username ?? "anyone" }),
    onData: (stream, session, done) => {
      receive(inbox, stream, session).then(
        () => done(),
        (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
      )
    },
  })
}

async function receive(inbox: Inbox, stream: SMTPServerDataStream, { envelope }: SMTPServerSession): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk)
  if (stream.sizeExceeded) throw Object.assign(new Error(`The mail is larger than ${LARGEST_MAIL} bytes.`), { responseCode: 552 })
  const from = envelope.mailFrom === false ? "" : envelope.mailFrom.address
  const to = envelope.rcptTo.map(({ address }) => address)
  await inbox.add(Buffer.concat(chunks), { from, to, via: "smtp" }, new Date())
}
