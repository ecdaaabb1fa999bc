import { beforeAll, describe, expect, it } from "vitest"
import { aPerson } from "../../medusa-backend/integration-tests/support/people"
import { ready, unique } from "../../medusa-backend/integration-tests/support/ready"
import { beatsOfDifferentProducers, buy } from "../../medusa-backend/integration-tests/support/shopping"
import { until } from "../../medusa-backend/integration-tests/support/until"
import { pictureOnFailure, useBrowser, type Visitor } from "./support/browser"

const visit = useBrowser()
const { operator } = ready.logins

describe("the operator in the admin", () => {
  let visitor: Visitor
  let shop = ""
  let orderId = ""
  beforeAll(async () => { visitor = await visit() })

  it("sees sellers, listings, sales and jobs", async () => {
    const { page } = visitor
    pictureOnFailure(visitor, "admin")
    const [beat] = await beatsOfDifferentProducers(1)
    if (!beat) throw new Error("no beat")
    shop = beat.producer.name
    orderId = (await buy(await aPerson("Admin Buyer"), [[beat, "mp3"]])).orderId
    await page.goto(`${ready.admin}/login`)
    await page.getByPlaceholder("Email").fill(operator.email)
    await page.getByPlaceholder("Password").fill(operator.password)
    await page.getByRole("button", { name: /Continue/ }).click()
    await page.waitForURL((url) => !url.pathname.endsWith("/login"))
    await page.goto(`${ready.admin}/sellers`)
    await page.getByPlaceholder("Shop or e-mail").fill("Saltwater")
    await page.getByText("Saltwater Tapes").first().waitFor()
    await page.goto(`${ready.admin}/listings`)
    await page.getByPlaceholder("Beat, seller or genre").fill(beat.title)
    await page.getByText(beat.title).first().waitFor()
    await page.goto(`${ready.admin}/sales`)
    await page.getByText(beat.producer.name).first().waitFor()
    await page.goto(`${ready.admin}/jobs`)
    await page.getByRole("heading", { name: "Jobs" }).first().waitFor()
  })

  it("refunds a part of a license from the order's page, and sees it given", async () => {
    const { page } = visitor
    pictureOnFailure(visitor, "admin-refund")
    await page.goto(`${ready.admin}/orders/${orderId}`)
    await page.getByRole("button", { name: "Refund licenses" }).click()
    const dialog = page.getByRole("dialog")
    await dialog.getByRole("checkbox").first().click()
    await dialog.getByLabel(/^Amount for/).fill("99999")
    await dialog.getByText(/must be above zero and at most/).waitFor()
    await dialog.getByLabel(/^Amount for/).fill("5")
    await dialog.getByText("The buyer keeps his licenses").click()
    await dialog.getByLabel("Reason").fill("Half of it was silent")
    await dialog.getByRole("button", { name: "Refund $5.00" }).click()
    await page.getByText(/Half of it was silent/).waitFor()
    await page.getByText("Sent", { exact: true }).first().waitFor({ timeout: 60_000 })
  })

  it("changes the store's fee, and is warned where it loses money", async () => {
    const { page } = visitor
    pictureOnFailure(visitor, "admin-fees")
    await page.goto(`${ready.admin}/fees`)
    const fee = page.getByLabel("Fee, %").first()
    for (const [percent, words] of [["2", /loses on every direct charge/], ["10", /Below \$4\.23|No tier is on sale below/]] as const) {
      await fee.fill(percent)
      await page.getByRole("button", { name: "Save" }).first().click()
      await page.getByText(words).first().waitFor()
    }
    await page.goto(`${ready.admin}/disputes`)
    await page.getByRole("heading", { name: "Disputes" }).first().waitFor()
  })

  it("explains where the money is: parties, ledger, transfers, payouts", async () => {
    const { page } = visitor
    pictureOnFailure(visitor, "admin-money")
    await page.goto(`${ready.admin}/money`)
    await page.getByText("Waiting for transfer").first().waitFor()
    await page.getByPlaceholder("Party or state").fill(shop)
    await page.getByRole("link", { name: shop }).click()
    await page.waitForURL(/\/money\/ledger\?party=/)
    await page.getByText(`Owed to ${shop}`).first().waitFor()
    await page.getByRole("row").filter({ hasText: "Sum in USD" }).filter({ hasText: "Balanced" }).filter({ hasText: "$0.00" }).waitFor()
    await page.goto(`${ready.admin}/money/transfers`)
    await page.getByRole("tab", { name: /^Sent \(\d+\)/ }).click()
    await page.getByText(/^tr_/).first().waitFor()
    await page.goto(`${ready.admin}/money/payouts`)
    await page.getByRole("heading", { name: "Payouts" }).first().waitFor()
  })

  it("replays an event of the webhook inbox and sees what was sent", async () => {
    const { page } = visitor
    pictureOnFailure(visitor, "admin-inbox")
    await page.goto(`${ready.admin}/money/events`)
    await page.getByRole("tab", { name: /^Processed/ }).click()
    await page.getByRole("combobox", { name: "Type of event" }).click()
    await page.getByRole("option", { name: "checkout.session.completed" }).click()
    await page.getByRole("link", { name: "checkout.session.completed" }).first().click()
    await page.getByText(/"object": "checkout\.session"/).first().waitFor()
    await page.getByRole("button", { name: /^Replay/ }).click()
    await page.getByText("checkout.session.completed is processed again.").waitFor()
    await page.locator("dl > div").filter({ hasText: "Replays" }).getByRole("definition").filter({ hasText: /^1$/ }).waitFor()
    await page.locator("dl > div").filter({ hasText: "State" }).getByText("Processed").waitFor()
  })
})

describe("the operator in Payload", () => {
  let visitor: Visitor
  beforeAll(async () => {
    visitor = await visit()
    const { page } = visitor
    await page.goto(`${ready.cms}/login`)
    await page.locator('input[name="email"]').fill(operator.email)
    await page.locator('input[name="password"]').fill(operator.password)
    await page.getByRole("button", { name: "Login" }).click()
    await page.waitForURL((url) => !url.pathname.endsWith("/login"), { timeout: 60_000 })
  })

  it("changes the home page's headline, and the shop shows it within seconds", async () => {
    const { page } = visitor
    pictureOnFailure(visitor, "cms-home")
    await page.goto(`${ready.cms}/globals/home`)
    const field = page.locator('input[name="headline"]')
    await field.waitFor()
    const before = await field.inputValue()
    const after = unique("Beats")
    const save = async (headline: string) => {
      await field.fill(headline)
      await page.getByRole("button", { name: "Save" }).click()
      await page.getByText(/successfully/i).first().waitFor()
    }
    await save(after)
    try {
      await until("the headline in the shop", async () => (await (await fetch(ready.storefront)).text()).includes(after), { seconds: 20 })
    } finally {
      await page.reload()
      await save(before)
    }
  })

  it("sees a license text as a contract with sample data, publishes it as a new version, and is told which variable is unknown, and where", async () => {
    const { page } = visitor
    pictureOnFailure(visitor, "cms-license")
    await page.goto(`${ready.cms}/collections/license-texts`)
    const english = page.getByRole("row").filter({ hasText: "English" }).getByRole("link").first()
    await page.goto(new URL((await english.getAttribute("href")) ?? "", ready.cms).href)
    const version = page.locator('input[name="version"]')
    await version.waitFor()
    const number = Number(await version.inputValue())
    const heading = page.locator('input[name="clauses.0.heading"]')
    const text = page.locator('[contenteditable="true"]').first()
    if (!(await text.isVisible())) await page.getByRole("button", { name: /Show All|Toggle block/i }).first().click()
    const oldHeading = await heading.inputValue()
    await page.getByRole("button", { name: "Preview the contract" }).click()
    await page.getByRole("link", { name: /Open the sample contract/ }).waitFor()
    const publish = () => page.getByRole("button", { name: "Publish changes" }).first().click()
    await text.click()
    await page.keyboard.press("Control+End")
    await page.keyboard.type(" {{licensee.shoe_size}}")
    await publish()
    await page.getByText(/Nothing fills \{\{licensee\.shoe_size\}\} in clause 1/).first().waitFor()
    await page.getByRole("button", { name: "Preview the contract" }).click()
    await page.getByRole("alert").filter({ hasText: /Nothing fills \{\{licensee\.shoe_size\}\} in clause 1/ }).waitFor()
    page.once("dialog", (dialog) => { void dialog.accept() })
    await page.reload() // nothing of it was kept
    await heading.waitFor()
    await heading.fill(unique("Parties"))
    await publish()
    await until("the next version", async () => Number(await version.inputValue()) > number)
    await heading.fill(oldHeading)
    await publish()
    await until("the version after", async () => Number(await version.inputValue()) > number + 1)
    expect(await heading.inputValue()).toBe(oldHeading)
  })
})
