import * as http from "node:http"
import type { AddressInfo } from "node:net"
import { loopbackHost, portOf } from "../shared/http"
import { Inbox } from "./inbox/inbox"
import { createSmtpServer } from "./smtp"
import { serve } from "./web"

/** How a mail catcher runs. */
export interface MailSettings {
  host: string
  port: number
  smtpPort: number
  /** Folder that holds the mails; undefined: memory. */
  folder?: string
  capacity?: number
}

/** A running mail catcher. */
export interface MailCatcher {
  port: number
  smtpPort: number
  close(): Promise<void>
}

/** Reads the environment. @throws {Error} naming the key and the fix */
export function readMailSettings(env: NodeJS.ProcessEnv): MailSettings {
  return {
    host: loopbackHost(env.HOST),
    port: portOf(env, "PORT", 8025),
    smtpPort: portOf(env, "SMTP_PORT", 1025),
    folder: env.MAIL_STATE,
  }
}

/** Starts the mail catcher: SMTP and HTTP. @throws {Error} a port is taken */
export async function startMailCatcher({ host, port, smtpPort, folder, capacity }: MailSettings): Promise<MailCatcher> {
  const inbox = new Inbox(folder, capacity)
  const smtp = createSmtpServer(inbox)
  const web = http.createServer((request, response) => void serve(inbox, request, response))
  await listening(web, port, host)
  await listening(smtp.server, smtpPort, host)
  smtp.on("error", (error) => console.error(`SMTP: ${error.message}`))
  return {
    port: (web.address() as AddressInfo).port,
    smtpPort: (smtp.server.address() as AddressInfo).port,
    close: async () => {
      await new Promise<void>((resolve) => smtp.close(resolve))
      await new Promise<void>((resolve) => {
        web.close(() => resolve())
        web.closeAllConnections()
      })
    },
  }
}

function listening(server: { listen(port: number, host: string, done: () => void): unknown; once(event: "error", heard: (error: Error) => void): unknown }, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject)
    server.listen(port, host, resolve)
  })
}
