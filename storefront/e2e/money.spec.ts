import { publishListing, readBalance } from "@max-booster/api-contract"
import type { Page } from "playwright-core"
import { beforeAll, describe, expect, it } from "vitest"
import { makeHostileFiles } from "../../medusa-backend/integration-tests/fixtures/hostile-files"
import { aBeat } from "../../medusa-backend/integration-tests/support/beats"
import { call } from "../../medusa-backend/integration-tests/support/http"
import { linkIn, mailTo } from "../../medusa-backend/integration-tests/support/mail"
import { aPerson, aProducer, type Producer } from "../../medusa-backend/integration-tests/support/people"
import { ready, unique } from "../../medusa-backend/integration-tests/support/ready"
import { until } from "../../medusa-backend/integration-tests/support/until"
import { pictureOnFailure, useBrowser, type Visitor } from "./support/browser"
import { acceptAndPay, addToCart, giveLegal, signIn, somebody } from "./support/steps"

const visit = useBrowser()
const shared = unique("Shared Beat")
const other = unique("Other Beat")
const ben = somebody("Ben", "Öström")
const mira = somebody("Mira", "Solberg")
let ana: Producer
let producer: Visitor
let buyer: Visitor
let operator: Visitor
let workshop = ""
let handles: string[] = []

beforeAll(async () => {
  const [files, a, carl, person] = await Promise.all([makeHostileFiles(), aProducer({ onboarded: false, name: "Ana Lima" }), aProducer({ name: "Carl Berg" }), aPerson("Mira Solberg")])
  ana = a
  Object.assign(mira, { email: person.email, password: person.password })
  const ids = [await aBeat(ana, files.good, { title: shared }, { wav: 5_000 }), await aBeat(carl, files.good, { title: other }, { mp3: 3_000 })]
  handles = await Promise.all(ids.map(async (id, i) => (await call(publishListing, { token: [ana, carl][i]?.sellerToken ?? "", params: { id } })).recording.listing.handle ?? ""))
  workshop = `/sell/beats/${ids[0]}`
  await files.remove()
  ;[producer, buyer, operator] = await Promise.all([visit(), visit(), visit()])
  await signIn(producer.page, ana)
  await signIn(buyer.page, mira)
})

describe("the money of a beat that is shared", () => {
  it("can reach its producer once Stripe knows him", async () => {
    const { page } = producer
    pictureOnFailure(producer, "money-onboarding")
    await page.goto("/sell/payouts")
    await page.getByRole("button", { name: "Set up payouts" }).click()
    await page.getByRole("button", { name: "Finish onboarding" }).click()
    await page.locator("#content").getByText("Active", { exact: true }).waitFor()
  })

  it("is divided as both agreed", async () => {
    const { page } = producer
    pictureOnFailure(producer, "money-split")
    await page.goto(workshop)
    const panel = page.getByRole("region", { name: "Splits" })
    const row = (name: string) => panel.getByRole("group", { name })
    await panel.getByRole("button", { name: "Divide it" }).click()
    await row("Your share").getByLabel("Revenue %").fill("60")
    await row("Your share").getByLabel("Publishing %").fill("60")
    await panel.getByRole("button", { name: "Add a collaborator" }).click()
    await row("Share 2").getByLabel("Name").fill("Ben Öström")
    await row("Share 2").getByLabel("E-mail").fill(ben.email)
    await row("Share 2").getByLabel("Role").fill("co-producer")
    await panel.getByRole("button", { name: "Send to one collaborator" }).click()
    const collaborator = await visit()
    pictureOnFailure(collaborator, "money-agreement")
    await collaborator.page.goto(linkIn(await mailTo(ben.email, "Your share of"), "/splits/"))
    await collaborator.page.getByLabel("Agree with your name").fill("Ben Öström")
    await collaborator.page.getByRole("button", { name: "I agree", exact: true }).click()
    await collaborator.page.getByText("Everybody agreed. Sales since").waitFor()
    expect(collaborator.errors).toEqual([])
  })

  it("comes with an order of two producers, and each gets his part", async () => {
    const { page } = buyer
    pictureOnFailure(buyer, "money-order")
    await addToCart(page, handles[0] ?? "", "WAV")
    await addToCart(page, handles[1] ?? "", "MP3")
    await checkOut(page)
    await page.getByRole("button", { name: "Pay", exact: true }).click()
    await page.getByRole("heading", { name: "It is yours" }).waitFor({ timeout: 60_000 })
    await until("Ana's share", async () => (await call(readBalance, { token: ana.sellerToken })).balance.transferred.amount === "2700", { seconds: 60 })
  })

  it("goes back in proportion when the operator refunds a part", async () => {
    const { page } = operator
    pictureOnFailure(operator, "money-refund")
    await page.goto(`${ready.admin}/login`)
    await page.getByPlaceholder("Email").fill(ready.logins.operator.email)
    await page.getByPlaceholder("Password").fill(ready.logins.operator.password)
    await page.getByRole("button", { name: /Continue/ }).click()
    await page.waitForURL((url) => !url.pathname.endsWith("/login"))
    await page.goto(`${ready.admin}/orders/${await openOrder()}`)
    await page.getByRole("button", { name: "Refund licenses" }).click()
    const dialog = page.getByRole("dialog")
    await dialog.getByRole("checkbox", { name: new RegExp(shared) }).click()
    await dialog.getByLabel(`Amount for ${shared}`).fill("10")
    await dialog.getByText("The buyer keeps his licenses").click()
    await dialog.getByLabel("Reason").fill("A click in the intro")
    await dialog.getByRole("button", { name: "Refund $10.00" }).click()
    await page.getByText("Sent", { exact: true }).first().waitFor({ timeout: 60_000 })
    await until("Ana's part", async () => (await call(readBalance, { token: ana.sellerToken })).balance.transferred.amount === "2160", { seconds: 60 })
  })

  it("is lost when the buyer's bank decides so, whatever evidence was sent", async () => {
    pictureOnFailure(buyer, "money-disputed-order")
    await addToCart(buyer.page, handles[0] ?? "", "WAV")
    await checkOut(buyer.page)
    await buyer.page.getByText("Paid, then disputed", { exact: true }).click()
    await buyer.page.getByRole("button", { name: "Pay", exact: true }).click()
    await buyer.page.getByRole("heading", { name: "It is yours" }).waitFor({ timeout: 60_000 })
    const orderId = await openOrder()
    const { page } = operator
    pictureOnFailure(operator, "money-dispute")
    await page.goto(`${ready.admin}/disputes`)
    const dispute = page.getByRole("row").filter({ has: page.locator(`a[href$="${orderId}"]`) })
    await dispute.getByRole("button", { name: "Answer" }).click({ timeout: 60_000 })
    await page.getByText(/contracts that the customer accepted/).waitFor()
    await page.getByText(/who typed the name "Mira Solberg" on .* from .+ \(Mozilla/).waitFor()
    await page.getByLabel("A word of yours, put first").fill("losing_evidence")
    await page.getByRole("button", { name: "Send to the bank" }).click()
    await page.getByRole("button", { name: "Send it" }).click()
    await dispute.getByText("Lost", { exact: true }).waitFor({ timeout: 60_000 })
    await until("Ana's share of it", async () => (await call(readBalance, { token: ana.sellerToken })).balance.transferred.amount === "2160", { seconds: 60 })
  })

  it("is told whole by the producer's statement", async () => {
    const { page } = producer
    pictureOnFailure(producer, "money-statement")
    await page.goto("/sell/statements")
    const content = page.locator("#content")
    await content.getByRole("listitem").getByRole("link").first().click()
    const figure = (name: string | RegExp) => content.locator("dl > div").filter({ hasText: name }).getByRole("definition").innerText()
    const figures = ["Opening balance", "Sales (2)", "Platform fees (2)", "Shares of collaborators (2)", "Refunds (1)", "Disputes lost (1)", /^Transfers \(2\)|^Transfers(?! taken)/, "Transfers taken back", "Closing balance"]
    expect(await Promise.all(figures.map(figure))).toEqual(["$0.00", "$100.00", "-$10.00", "-$36.00", "-$5.40", "-$27.00", "-$54.00", "$32.40", "$0.00"])
  })

  it("and no page had an error", () => { expect([...producer.errors, ...buyer.errors]).toEqual([]) })
})

/** The buyer looks at what he has just bought. @returns the order's id */
async function openOrder(): Promise<string> {
  await buyer.page.getByRole("link", { name: "Contracts and files" }).click()
  await buyer.page.waitForURL(/\/account\/orders\/order_/)
  return /order_\w+/.exec(buyer.page.url())?.[0] ?? ""
}

/** From the cart to the payment page. */
async function checkOut(page: Page): Promise<void> {
  await page.goto("/cart")
  await page.getByRole("link", { name: /check out/i }).click()
  await page.waitForURL("**/checkout")
  await page.getByLabel(/Legal name|Sign with your name/).first().waitFor()
  if (await page.getByLabel("Legal name").isVisible()) await giveLegal(page, mira)
  await acceptAndPay(page, "Mira Solberg")
}
