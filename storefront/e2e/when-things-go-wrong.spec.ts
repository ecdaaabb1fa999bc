import { rm, writeFile } from "node:fs/promises"
import { mkdtemp } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { BrowserContext } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { writeLongWav } from "../../medusa-backend/integration-tests/fixtures/wav"
import { aPerson, aProducer, type Person, type Producer } from "../../medusa-backend/integration-tests/support/people"
import { linkIn, mailTo } from "../../medusa-backend/integration-tests/support/mail"
import { beatsOfDifferentProducers } from "../../medusa-backend/integration-tests/support/shopping"
import { pictureOnFailure, SOUND_MS, useBrowser, type Visitor } from "./support/browser"
import { acceptAndPay, addToCart, signIn } from "./support/steps"

const visit = useBrowser()
let folder: string
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), "e2e-")) })
afterAll(() => rm(folder, { recursive: true, force: true }))

async function aVisitorWhoIs(person: Pick<Person, "email" | "password">, next: string): Promise<Visitor> {
  const visitor = await visit()
  await signIn(visitor.page, person, next)
  return visitor
}

describe("at the till", () => {
  let buyer: Person
  let visitor: Visitor
  beforeAll(async () => {
    buyer = await aPerson("Paula Pay")
    visitor = await aVisitorWhoIs(buyer, "/account")
  })

  it("a declined card is told on the page, nothing is charged, and another card pays", async () => {
    const { page } = visitor
    pictureOnFailure(visitor, "declined")
    const [beat] = await beatsOfDifferentProducers(1)
    await addToCart(page, beat?.handle ?? "", "MP3")
    await page.goto("/checkout")
    await acceptAndPay(page, buyer.legal.name)
    await page.getByRole("radio", { name: /declined/i }).first().check()
    await page.getByRole("button", { name: "Pay", exact: true }).click()
    await page.getByRole("alert").getByText(/Nothing was charged/).waitFor()
    await page.getByRole("radio").first().check()
    await page.getByRole("button", { name: "Pay", exact: true }).click()
    await page.getByRole("heading", { name: "It is yours" }).waitFor({ timeout: 60_000 })
  })

  it("a closed tab loses nothing: the order stands in the account, and the cart is empty", async () => {
    const { page, context } = visitor
    pictureOnFailure(visitor, "closed-tab")
    const [, beat] = await beatsOfDifferentProducers(2)
    await addToCart(page, beat?.handle ?? "", "MP3")
    await page.goto("/checkout")
    await acceptAndPay(page, buyer.legal.name)
    await payAndLeave(context, page.url())
    const later = await context.newPage()
    await later.goto("/account/orders")
    for (let tries = 0; tries < 20 && (await later.getByText(beat?.title ?? "?").count()) === 0; tries++) { await later.waitForTimeout(1_000); await later.reload() }
    expect(await later.getByText(beat?.title ?? "?").count()).toBeGreaterThan(0)
    await later.goto("/cart")
    await later.getByText("Nothing in here yet.").waitFor()
    await mailTo(buyer.email, "Your licenses")
  })

  it("going back from the payment page keeps the cart", async () => {
    const { page } = visitor
    pictureOnFailure(visitor, "cancelled")
    const [beat] = await beatsOfDifferentProducers(1)
    await addToCart(page, beat?.handle ?? "", "WAV")
    await page.goto("/checkout")
    await acceptAndPay(page, buyer.legal.name)
    await page.getByRole("link", { name: "Cancel and go back" }).click()
    await page.getByText("You left the payment page. Nothing was charged").waitFor()
    await page.getByRole("button", { name: `Take ${beat?.title} out of the cart` }).click()
    await page.getByText(`“${beat?.title}” was taken out.`).waitFor()
    await page.getByRole("button", { name: "Put it back" }).click()
    await page.getByRole("button", { name: `Take ${beat?.title} out of the cart` }).waitFor()
  })

  it("a cart that somebody else began to pay in this browser can be taken over", async () => {
    const { page } = visitor
    pictureOnFailure(visitor, "taken-over")
    await page.goto("/account")
    await page.getByRole("button", { name: "Sign out" }).click()
    await page.getByRole("link", { name: /Sign in/ }).first().waitFor()
    const other = await aPerson("Otto Other")
    await signIn(page, other, "/checkout")
    await page.getByText("This cart belongs to another account").waitFor()
    await page.getByRole("button", { name: "Take the licenses over" }).click()
    await acceptAndPay(page, other.legal.name)
  })

  /** Presses the button of the payment page as a form without a page that follows. */
  async function payAndLeave(context: BrowserContext, url: string): Promise<void> {
    const response = await context.request.post(url, { form: { card: "4242", email: buyer.email }, maxRedirects: 0 })
    expect(response.status()).toBeLessThan(400)
    await visitor.page.goto("about:blank")
  }
})

describe("at an upload", () => {
  let producer: Producer
  let visitor: Visitor
  beforeAll(async () => {
    producer = await aProducer({ onboarded: false, name: "Uwe Upload" })
    visitor = await aVisitorWhoIs(producer, "/sell/beats")
  })

  it("a text file named .wav is refused in words, and says how to go on", async () => {
    const { page } = visitor
    pictureOnFailure(visitor, "refused")
    const path = join(folder, "lyrics.wav")
    await writeFile(path, "Verse one\n".repeat(500))
    await page.goto("/sell/beats")
    await page.locator("#content").getByLabel("Audio files to upload").setInputFiles(path)
    await page.waitForURL(/\/sell\/beats\/rec_/)
    await page.getByText("This file cannot be sold").waitFor({ timeout: SOUND_MS })
    await page.getByText(/“lyrics\.wav” /).waitFor()
    await page.getByRole("link", { name: "Upload another file" }).waitFor()
  })

  it("a lost connection and a reload do not begin it anew, and the live view comes back by itself", async () => {
    const { page, context } = visitor
    pictureOnFailure(visitor, "resume")
    const path = join(folder, "long.wav")
    await writeLongWav(path, 60_000_000)
    await page.goto("/sell/beats")
    await page.locator("#content").getByLabel("Audio files to upload").setInputFiles(path)
    const bar = page.getByRole("progressbar", { name: "Upload of long.wav" })
    await bar.waitFor()
    await page.waitForFunction(() => Number(document.querySelector('[aria-label="Upload of long.wav"]')?.getAttribute("aria-valuenow")) > 8)
    await context.setOffline(true)
    await page.waitForTimeout(1_500)
    await context.setOffline(false)
    await page.waitForURL(/\/sell\/beats\/rec_/, { timeout: 90_000 })
    await page.getByRole("progressbar", { name: /^Analysis of/ }).or(page.getByLabel("Title")).first().waitFor() // a page that is still on its way is lost with the line
    await context.setOffline(true)
    await page.waitForTimeout(1_000)
    await context.setOffline(false)
    await page.getByLabel("Title").waitFor({ timeout: SOUND_MS })
  })
})

describe("with a password", () => {
  it("forgotten, a link in a mail leads to a new one", async () => {
    const person = await aPerson("Petra Password")
    const visitor = await visit()
    const { page } = visitor
    pictureOnFailure(visitor, "password")
    await page.goto("/sign-in?next=/account/orders")
    await page.getByLabel("E-mail", { exact: true }).fill(person.email)
    await page.getByLabel("Password").fill("not the password")
    await page.getByRole("button", { name: "Sign in" }).click()
    await page.getByText("E-mail address or password is wrong.").waitFor()
    expect(await page.getByLabel("E-mail", { exact: true }).inputValue()).toBe(person.email)
    await page.getByRole("link", { name: "Forgot your password?" }).click()
    await page.waitForURL("**/forgot-password")
    await page.getByLabel("E-mail", { exact: true }).fill(person.email)
    await page.getByRole("button", { name: "Send the link" }).click()
    await page.getByText(/a mail with a link is on its way/).waitFor()
    await page.goto(linkIn(await mailTo(person.email, "Choose a new password"), "/reset-password"))
    await page.getByLabel("New password").fill("entirely new words")
    await page.getByRole("button", { name: "Set the password" }).click()
    await page.getByText("Your new password is set.").waitFor()
    await signIn(page, { email: person.email, password: "entirely new words" })
    await page.getByRole("heading", { name: "Hello, Petra" }).waitFor()
  })
})
