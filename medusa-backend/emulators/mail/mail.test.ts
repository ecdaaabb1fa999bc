import { once } from "node:events"
import * as fs from "node:fs"
import * as http from "node:http"
import * as os from "node:os"
import * as path from "node:path"
import { createTransport } from "nodemailer"
import { afterEach, describe, expect, it } from "vitest"
import type { Message } from "./inbox/message"
import { startMailCatcher, type MailCatcher, type MailSettings } from "./server"

const running: MailCatcher[] = []
afterEach(async () => {
  for (const each of running.splice(0)) await each.close()
})

async function aCatcher(over: Partial<MailSettings> = {}) {
  const catcher = await startMailCatcher({ host: "127.0.0.1", port: 0, smtpPort: 0, ...over })
  running.push(catcher)
  const url = `http://127.0.0.1:${catcher.port}`
  const mailer = createTransport({ host: "127.0.0.1", port: catcher.smtpPort, auth: { user: "shop", pass: "any" } })
  const messages = async (query = ""): Promise<Message[]> => (await (await fetch(`${url}/api/messages${query}`)).json()) as Message[]
  return { catcher, url, mailer, messages }
}

const aFolder = (): string => fs.mkdtempSync(path.join(os.tmpdir(), "mail-catcher-"))

const license = {
  from: "Max Booster <shop@example.com>",
  to: "Fan <fan@example.com>",
  bcc: "archive@example.com",
  subject: "Your license: Night Drive – ü",
  text: "Download: http://127.0.0.1:9000/d/1?a=1&b=2.",
  html: `<p>Thank you</p><a href="http://127.0.0.1:9000/d/1?a=1&amp;b=2">Download</a><script>alert(1)</script>`,
  attachments: [{ filename: "license.pdf", content: Buffer.from("%PDF-1.7 test"), contentType: "application/pdf" }],
}

describe("the mail catcher", () => {
  it("keeps what nodemailer sends: names, text, HTML, links, attachments", async () => {
    const { mailer, messages, url } = await aCatcher()
    await mailer.sendMail(license)
    const [message] = await messages()
    expect(message).toMatchObject({
      from: "shop@example.com",
      fromName: "Max Booster",
      to: ["fan@example.com", "archive@example.com"],
      subject: "Your license: Night Drive – ü",
      links: ["http://127.0.0.1:9000/d/1?a=1&b=2"],
      attachments: [{ name: "license.pdf", type: "application/pdf", bytes: 13 }],
      via: "smtp",
    })
    const one = (await (await fetch(`${url}/api/messages/${message?.id}`)).json()) as Message
    expect(one.html).toContain("<p>Thank you</p>")
    const file = await fetch(`${url}/messages/${message?.id}/attachments/0`)
    expect([file.headers.get("content-type"), await file.text()]).toEqual(["application/pdf", "%PDF-1.7 test"])
  })

  it("finds mails by a whole address or part of one, and by subject; newest first", async () => {
    const { mailer, messages } = await aCatcher()
    for (const [to, subject] of [["a@example.com", "Reset"], ["ba@example.com", "Reset"], ["a@example.com", "Welcome"]]) {
      await mailer.sendMail({ from: "shop@example.com", to, subject, text: "x" })
    }
    const subjects = async (query: string) => (await messages(query)).map(({ subject }) => subject)
    expect(await subjects("?to=A@example.com")).toEqual(["Welcome", "Reset"])
    expect(await subjects("?to=@example.com")).toEqual(["Welcome", "Reset", "Reset"])
    expect(await subjects("?to=a@example.com&subject=reset")).toEqual(["Reset"])
    expect(await subjects("?to=nobody@example.com")).toEqual([])
  })

  it("shows mails without letting their scripts run", async () => {
    const { mailer, messages, url } = await aCatcher()
    await mailer.sendMail({ ...license, subject: "<script>alert(2)</script>" })
    const [message] = await messages()
    const list = await (await fetch(url)).text()
    expect(list).toContain("Local mail catcher: nothing leaves this machine")
    expect(list).not.toContain("<script>")
    const page = await (await fetch(`${url}/messages/${message?.id}`)).text()
    expect(page).toContain("sandbox=")
    expect(page).not.toContain("<script>")
    const body = await fetch(`${url}/messages/${message?.id}/html`)
    expect(body.headers.get("content-security-policy")).toMatch(/^sandbox .*default-src 'none'/)
  })

  it("keeps mails over a restart, and forgets them when told to", async () => {
    const folder = aFolder()
    const before = await aCatcher({ folder })
    await before.mailer.sendMail(license)
    await before.mailer.sendMail({ ...license, subject: "Second" })
    await before.catcher.close()
    running.pop()

    const after = await aCatcher({ folder })
    const kept = await after.messages()
    expect(kept.map(({ subject }) => subject)).toEqual(["Second", "Your license: Night Drive – ü"])
    expect(await (await fetch(`${after.url}/messages/${kept[1]?.id}/source`)).text()).toContain("application/pdf")
    expect((await fetch(`${after.url}/api/messages`, { method: "DELETE" })).status).toBe(204)
    expect([await after.messages(), fs.readdirSync(folder)]).toEqual([[], []])
  })

  it("drops the oldest mail when full", async () => {
    const folder = aFolder()
    const { mailer, messages } = await aCatcher({ folder, capacity: 2 })
    for (const subject of ["one", "two", "three"]) await mailer.sendMail({ ...license, subject })
    expect((await messages()).map(({ subject }) => subject)).toEqual(["three", "two"])
    expect(fs.readdirSync(folder)).toHaveLength(4)
  })

  it("answers 404 for what it does not have, and 403 to other names", async () => {
    const { url } = await aCatcher()
    expect((await fetch(`${url}/api/messages/nope`)).status).toBe(404)
    expect((await fetch(`${url}/messages/nope`)).status).toBe(404)
    expect((await fetch(`${url}/health`)).status).toBe(200)
    const rebound = http.get(url, { headers: { host: "evil.example" } })
    const [answer] = (await once(rebound, "response")) as [http.IncomingMessage]
    expect(answer.resume().statusCode).toBe(403)
  })
})

describe("SendGrid's API", () => {
  const mail = {
    personalizations: [{ to: [{ email: "fan@example.com", name: "Fan" }] }, { to: [{ email: "two@example.com" }], subject: "Other" }],
    from: { email: "shop@example.com", name: "Max Booster" },
    subject: "Your files",
    content: [
      { type: "text/plain", value: "Hello" },
      { type: "text/html", value: '<a href="http://127.0.0.1/x">Files</a>' },
    ],
    attachments: [{ content: Buffer.from("abc").toString("base64"), filename: "a.txt", type: "text/plain" }],
  }
  const post = (url: string, body: object, authorization = "Bearer SG.test.key") =>
    fetch(`${url}/v3/mail/send`, { method: "POST", headers: { authorization, "content-type": "application/json" }, body: JSON.stringify(body) })

  it("delivers into the same inbox with 202", async () => {
    const { url, messages } = await aCatcher()
    const answer = await post(url, mail)
    expect([answer.status, await answer.text()]).toEqual([202, ""])
    const [other, first] = await messages()
    expect(other).toMatchObject({ to: ["two@example.com"], subject: "Other" })
    expect(first).toMatchObject({
      from: "shop@example.com",
      to: ["fan@example.com"],
      subject: "Your files",
      links: ["http://127.0.0.1/x"],
      attachments: [{ name: "a.txt", bytes: 3 }],
      via: "sendgrid",
    })
    expect(first?.text.trim()).toBe("Hello")
  })

  it("refuses as SendGrid does", async () => {
    const { url, messages } = await aCatcher()
    expect((await post(url, mail, "")).status).toBe(401)
    const wrong = await post(url, { ...mail, content: undefined })
    expect(wrong.status).toBe(400)
    expect(await wrong.json()).toMatchObject({ errors: [{ field: "content" }] })
    const noAddress = await post(url, { ...mail, from: { email: "nowhere" } })
    expect(await noAddress.json()).toMatchObject({ errors: [{ field: "from.email" }] })
    expect(await messages()).toEqual([])
  })
})
