import { readFile, rm } from "node:fs/promises"
import { mkdtemp } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { GOOD_SECONDS, makeHostileFiles, type HostileFiles } from "../../medusa-backend/integration-tests/fixtures/hostile-files"
import { soundOf, textOf } from "../../medusa-backend/integration-tests/support/files"
import { mailTo } from "../../medusa-backend/integration-tests/support/mail"
import { unique } from "../../medusa-backend/integration-tests/support/ready"
import { beatsOfDifferentProducers } from "../../medusa-backend/integration-tests/support/shopping"
import { pictureOnFailure, SOUND_MS, useBrowser, type Visitor } from "./support/browser"
import { acceptAndPay, addToCart, confirmAddress, giveLegal, signUp, somebody } from "./support/steps"

const visit = useBrowser()
const ana = somebody("Ana", "Núñez")
const ben = somebody("Ben", "Öström")
const shop = unique("Ana Beats")
const title = unique("Night Drive")
let files: HostileFiles
let folder: string
let producer: Visitor
let buyer: Visitor
let handle = ""

beforeAll(async () => {
  [files, folder] = await Promise.all([makeHostileFiles(), mkdtemp(join(tmpdir(), "e2e-"))])
  producer = await visit()
  buyer = await visit()
})
afterAll(() => Promise.all([files.remove(), rm(folder, { recursive: true, force: true })]))

describe("from sign-up to a sold, licensed, delivered beat", () => {
  it("a producer signs up, proves the address and opens a shop", async () => {
    const { page } = producer
    pictureOnFailure(producer, "open-shop")
    await page.goto("/sell")
    await page.getByRole("link", { name: "Open your shop" }).click()
    await signUp(page, ana)
    await page.locator("#content").getByText("Confirm your e-mail address first").waitFor()
    await confirmAddress(page, ana)
    await page.getByRole("link", { name: "Open a shop" }).first().click()
    await page.getByLabel("Name of the shop").fill(shop)
    await page.getByLabel("Country").selectOption("gb")
    await page.getByRole("button", { name: "Open the shop" }).click()
    await page.waitForURL("**/sell/dashboard")
    await page.goto("/account/legal")
    await giveLegal(page, ana)
    await page.getByText("Saved.").waitFor()
  })

  it("reads the license text in all languages and signs it with the legal name", async () => {
    const { page } = producer
    pictureOnFailure(producer, "sign")
    await page.goto("/sell/dashboard")
    await page.locator("#content").getByRole("link", { name: "Read and sign" }).click()
    await page.waitForURL("**/sell/licenses/sign")
    await page.locator("#content").getByRole("group").filter({ hasText: "Deutsch" }).locator("summary").first().click()
    await page.locator("#content").getByRole("heading", { name: "4. Bedingungen der Lizenz" }).waitFor()
    await page.getByLabel("Sign with your name").fill("Somebody Else")
    await page.getByLabel(/I have read this license text/).check()
    await page.getByRole("button", { name: "Sign", exact: true }).click()
    await page.locator("#content").getByText(/Sign with the name that stands in your contracts: Ana Núñez/).waitFor()
    await page.getByLabel("Sign with your name").fill("ana núñez")
    await page.getByRole("button", { name: "Sign", exact: true }).click()
    await page.locator("#content").getByText(/^By ana núñez on /).waitFor()
    expect(await page.getByRole("link", { name: "Read and sign" }).count()).toBe(0)
  })

  it("goes through Stripe's onboarding, whose word arrives", async () => {
    const { page } = producer
    pictureOnFailure(producer, "onboarding")
    await page.goto("/sell/payouts")
    await page.locator("#content").getByText("Local emulator: no real money").waitFor()
    await page.getByRole("button", { name: "Set up payouts" }).click()
    await page.getByRole("button", { name: "Finish onboarding" }).click()
    await page.waitForURL("**/sell/payouts?from=stripe")
    await page.locator("#content").getByText("Active", { exact: true }).waitFor()
  })

  it("uploads a WAV, sees it analysed live, confirms, prices and publishes it", async () => {
    const { page } = producer
    pictureOnFailure(producer, "publish")
    await page.goto("/sell/beats")
    await page.locator("#content").getByLabel("Audio files to upload").setInputFiles(files.good.path)
    await page.waitForURL(/\/sell\/beats\/rec_/)
    await page.getByLabel("Title").waitFor({ timeout: SOUND_MS }) // no reload: the notice of the end brings the forms
    const heard = Number(await page.getByLabel("BPM").inputValue())
    expect(Math.abs(heard - 120) / 120).toBeLessThan(0.04)
    await page.locator("#content").getByText("LUFS").waitFor()
    await page.getByLabel("Title").fill(title)
    await page.getByLabel("Genre").selectOption("trap")
    await page.getByRole("button", { name: "Confirm the facts" }).click()
    await page.getByText("Confirmed by you.").waitFor()
    await page.getByLabel("Price of MP3 (USD)").fill("24.50")
    await page.getByText("You get $22.05").waitFor()
    await page.getByLabel("Price of WAV (USD)").fill("49.00")
    await page.getByRole("button", { name: "Save prices" }).click()
    await page.getByText(/Prices saved/).waitFor()
    await page.getByRole("button", { name: "Publish" }).click()
    const link = page.getByRole("link", { name: "See it in the shop" })
    await link.waitFor()
    handle = (await link.getAttribute("href"))?.split("/").at(-1) ?? ""
    expect(handle).not.toBe("")
  })

  it("a buyer puts it in the cart with another producer's, reads the contracts, accepts and pays", async () => {
    const { page } = buyer
    pictureOnFailure(buyer, "buy")
    const [other] = await beatsOfDifferentProducers(1)
    await addToCart(page, handle, "WAV")
    await addToCart(page, other?.handle ?? "", "MP3")
    await page.goto("/cart")
    await page.getByRole("link", { name: "Sign in and check out" }).click()
    await page.getByRole("link", { name: "Sign up" }).click()
    await signUp(page, ben)
    await page.waitForURL("**/checkout")
    await giveLegal(page, ben)
    await page.locator("#content").getByRole("link", { name: "Deutsch" }).click()
    await page.locator("#content").getByText(`${title}: Lizenzvertrag WAV`).waitFor()
    await page.locator("#content").getByRole("link", { name: "English" }).click()
    await page.locator("#content").getByText(`${title}: WAV License Agreement`).waitFor()
    const contract = page.locator("details").filter({ hasText: title })
    await contract.locator("summary").click()
    const text = await contract.innerText()
    for (const words of ["Ben Öström", "Ana Núñez", title, "$49.00"]) expect(text).toContain(words)
    await page.getByRole("button", { name: /^Pay / }).click()
    await page.getByText(/Still missing: the license terms, the immediate delivery, your name/).waitFor()
    await acceptAndPay(page, "Ben Öström")
    await page.getByText("no real money").first().waitFor()
    await page.getByRole("button", { name: "Pay", exact: true }).click()
    await page.waitForURL("**/checkout/return?**")
    await page.getByRole("heading", { name: "It is yours" }).waitFor({ timeout: 60_000 })
  })

  it("gets contracts that name everyone, and exactly the files of the tier, which are sound", async () => {
    const { page } = buyer
    pictureOnFailure(buyer, "files")
    await page.getByRole("link", { name: "Contracts and files" }).click()
    await page.waitForURL(/\/account\/orders\/order_/)
    const card = page.getByRole("listitem").filter({ hasText: title }).first()
    await card.getByText("Valid").waitFor()
    const links = await card.getByRole("link", { name: /^Download / }).allInnerTexts()
    expect(links).toEqual(["Contract (PDF)", "MP3", "WAV", "Everything (ZIP)"])
    const pdf = await textOf(await downloaded(page, `Download Contract (PDF) of ${title}`), join(folder, "contract.pdf"))
    for (const words of ["Ben Öström", "Ana Núñez", title, "WAV", "$49.00"]) expect(pdf.replace(/\s+/g, " ")).toContain(words)
    expect(await soundOf(await downloaded(page, `Download MP3 of ${title}`), join(folder, "a.mp3"))).toMatchObject({ codec: "mp3", bitRate: 320_000 })
    const wav = await soundOf(await downloaded(page, `Download WAV of ${title}`), join(folder, "a.wav"))
    expect(wav).toMatchObject({ codec: "pcm_s16le", format: "wav" })
    expect(wav.seconds).toBeCloseTo(GOOD_SECONDS, 1)
    const mail = await mailTo(ben.email, "Your licenses")
    expect(mail.text).toContain(title)
  })

  it("the producer sees sale and balance", async () => {
    const { page } = producer
    pictureOnFailure(producer, "sale")
    await page.goto("/sell/dashboard")
    await page.locator("#content").getByText(`${title} (WAV)`).waitFor()
    await page.locator("#content").getByText("of $49.00, fee $4.90").waitFor()
    const earned = page.locator("#content").getByRole("definition").first()
    expect(await earned.innerText()).toBe("$44.10")
    expect((await mailTo(ana.email, "You sold")).text).toContain(title)
  })

  it("and no page had an error", () => {
    expect([...producer.errors, ...buyer.errors]).toEqual([])
  })
})

/** What a click on a link downloads. */
async function downloaded(page: Page, name: string): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name }).click()])
  return readFile(await download.path())
}
