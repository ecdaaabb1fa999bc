import { mkdtemp, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { publishListing, readBalance, readBeat } from "@max-booster/api-contract"
import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { makeHostileFiles } from "../../medusa-backend/integration-tests/fixtures/hostile-files"
import { aBeat } from "../../medusa-backend/integration-tests/support/beats"
import { textOf } from "../../medusa-backend/integration-tests/support/files"
import { call } from "../../medusa-backend/integration-tests/support/http"
import { aPerson, aProducer, type Person, type Producer } from "../../medusa-backend/integration-tests/support/people"
import { unique } from "../../medusa-backend/integration-tests/support/ready"
import { buy } from "../../medusa-backend/integration-tests/support/shopping"
import { until } from "../../medusa-backend/integration-tests/support/until"
import { pictureOnFailure, useBrowser, type Visitor } from "./support/browser"
import { signIn } from "./support/steps"

const visit = useBrowser()
const title = unique("Paid Beat")
let folder: string
let seller: Producer
let buyer: Person
let visitor: Visitor
let orderId = ""

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "e2e-paid-"))
  const [files, a, b] = await Promise.all([makeHostileFiles(), aProducer({ name: "Ana Núñez" }), aPerson("Ben Öström")])
  seller = a
  buyer = b
  const id = await aBeat(seller, files.good, { title }, { wav: 4_900 })
  const { recording } = await call(publishListing, { token: seller.sellerToken, params: { id } })
  orderId = (await buy(buyer, [[(await call(readBeat, { params: { handle: recording.listing.handle ?? "" } })).beat, "wav"]])).orderId
  await until("the transfer", async () => (await call(readBalance, { token: seller.sellerToken })).balance.transferred.amount === "4410", { seconds: 60 })
  await files.remove()
  visitor = await visit()
  await signIn(visitor.page, seller)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe("a producer's money", () => {
  const content = () => visitor.page.locator("#content")

  it("comes weekly, on another day when the producer says so, or only when asked", async () => {
    const { page } = visitor
    pictureOnFailure(visitor, "schedule")
    await page.goto("/sell/payouts")
    await content().getByText("Every Monday.").waitFor()
    await page.getByRole("radio", { name: /Monthly/ }).check()
    await page.getByLabel("Day of the month", { exact: true }).selectOption("31")
    await page.getByRole("button", { name: "Save schedule" }).click()
    await content().getByText("On the 31st of each month, or its last day.").waitFor()
    await content().getByText("Saved. Stripe pays out by it from now on.").waitFor()
    await page.getByRole("radio", { name: /By hand/ }).check()
    await page.getByRole("button", { name: "Save schedule" }).click()
    await content().getByText("Stripe sends money only when you ask.").waitFor()
  })

  it("is sent to the bank by hand, and arrives", async () => {
    const { page } = visitor
    pictureOnFailure(visitor, "pay-now")
    await page.getByRole("button", { name: "Pay out $44.10 now" }).click()
    await content().getByText("On its way to your bank.").waitFor()
    const payout = page.getByRole("listitem").filter({ hasText: "$44.10" })
    await payout.getByText("Arrived", { exact: true }).waitFor({ timeout: 40_000 })
    await page.reload()
    await content().getByText("Nothing is available to pay out yet.").waitFor()
  })

  it("is told by time, by beat and by license, and goes into a spreadsheet", async () => {
    const { page } = visitor
    pictureOnFailure(visitor, "sales")
    await page.goto("/sell/sales")
    for (const range of ["7 days", "90 days", "12 months"]) {
      await page.getByRole("navigation", { name: "Time" }).getByRole("link", { name: range }).click()
      await page.getByRole("navigation", { name: "Time" }).getByRole("link", { name: range }).and(page.locator("[aria-current=true]")).waitFor()
      expect(await page.getByRole("row").filter({ hasText: title }).innerText()).toMatch(/1\s+\$44\.10/)
    }
    await page.getByLabel("From", { exact: true }).fill("2020-01-01")
    await page.getByLabel("To", { exact: true }).fill("2020-03-31")
    await page.getByRole("button", { name: "Show" }).click()
    await content().getByText("Nothing was sold in this time.").first().waitFor()
    await page.goto("/sell/sales?range=7")
    const csv = (await downloaded(page, "Sales (CSV)")).toString()
    expect(csv).toContain(`${title},WAV,49.00,0.00,4.90,0.00,0.00,44.10,USD,transferred`)
  })

  it("is a statement a month, on the page and as a PDF", async () => {
    const { page } = visitor
    pictureOnFailure(visitor, "statement")
    await page.goto("/sell/statements")
    await content().getByRole("listitem").getByRole("link").first().click()
    await content().getByText("This month is not over").waitFor()
    const figure = (name: string) => content().locator("dl > div").filter({ hasText: name }).getByRole("definition").innerText()
    expect([await figure("Opening balance"), await figure("Sales (1)"), await figure("Platform fees (1)"), await figure("Transfers"), await figure("Closing balance")]).toEqual(["$0.00", "$49.00", "-$4.90", "-$44.10", "$0.00"])
    const pdf = await textOf(await downloaded(page, "PDF"), join(folder, "statement.pdf"))
    for (const words of ["Ana Núñez", "$49.00", "Closing balance"]) expect(pdf).toContain(words)
  })

  it("and the buyer has an invoice that names both", async () => {
    const other = await visit()
    pictureOnFailure(other, "invoice")
    await signIn(other.page, buyer, `/account/orders/${orderId}`)
    const pdf = (await textOf(await downloaded(other.page, "Invoice (PDF)"), join(folder, "invoice.pdf"))).replace(/\s+/g, " ")
    for (const words of ["Invoice", "Ben Öström", "Ana Núñez", title, "$49.00", "Total, paid in full"]) expect(pdf).toContain(words)
    expect(other.errors).toEqual([])
  })

  it("can still be set up when Stripe's link was used: the page says so, and begins again", async () => {
    const late = await visit()
    const { page } = late
    pictureOnFailure(late, "expired-link")
    await signIn(page, await aProducer({ onboarded: false }), "/sell/payouts")
    await page.getByRole("button", { name: "Set up payouts" }).click()
    await page.getByRole("button", { name: "Finish onboarding" }).waitFor()
    await page.goto(page.url()) // a link opens once
    await page.locator("#content").getByText("That link was used or has expired.").waitFor()
    await page.getByRole("button", { name: "Go on with Stripe" }).click()
    await page.getByRole("button", { name: "Finish onboarding" }).click()
    await page.locator("#content").getByText("Active", { exact: true }).waitFor()
  })

  it("and no page had an error", () => { expect(visitor.errors).toEqual([]) })
})

/** What a click on a link downloads. */
async function downloaded(page: Page, name: string): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name, exact: true }).click()])
  return readFile(await download.path())
}
