import { readFileSync } from "node:fs"
import { join } from "node:path"
import { publishListing, readBeat, saveShopPlan } from "@max-booster/api-contract"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { makeHostileFiles, type HostileFiles } from "../../medusa-backend/integration-tests/fixtures/hostile-files"
import { aBeat } from "../../medusa-backend/integration-tests/support/beats"
import { call } from "../../medusa-backend/integration-tests/support/http"
import { aPerson, aProducer, type Person } from "../../medusa-backend/integration-tests/support/people"
import { ready, shopFolder, unique } from "../../medusa-backend/integration-tests/support/ready"
import { until } from "../../medusa-backend/integration-tests/support/until"
import { pictureOnFailure, useBrowser, type Visitor } from "./support/browser"
import { acceptAndPay, addToCart, signIn } from "./support/steps"

const visit = useBrowser()
const { operator } = ready.logins

describe("a license of a plugin, which asks what it is for", () => {
  let files: HostileFiles
  let buyer: Person
  let phone: Visitor
  let order = ""
  let handle = ""
  const title = unique("Synced")
  beforeAll(async () => {
    files = await makeHostileFiles()
    const [producer, person, visitor] = await Promise.all([aProducer(), aPerson("Signe Film"), visit({ viewport: { width: 390, height: 844 } })])
    ;[buyer, phone] = [person, visitor]
    const token = producer.sellerToken
    const id = await aBeat(producer, files.good, { title }, { mp3: 2_999, sync: 49_900 })
    handle = (await call(publishListing, { token, params: { id } })).recording.listing.handle ?? ""
    await call(saveShopPlan, { token, body: { tiers: [{ type: "sync", terms: { years: 7 } }] } })
    await until("the sync license in the shop", async () => (await call(readBeat, { params: { handle } })).beat.tiers.some(({ type, details }) => type === "sync" && details?.terms.years === 7))
  })
  afterAll(() => files.remove())
  const content = () => phone.page.locator("#content")

  it("is asked for at the checkout on a phone: what is missing is said at each question, what was typed stays", async () => {
    const { page } = phone
    pictureOnFailure(phone, "questions")
    await signIn(page, buyer)
    await addToCart(page, handle, "Sync")
    await page.goto("/checkout")
    await content().getByRole("heading", { name: "2. What it is for" }).waitFor()
    expect(await content().getByRole("heading", { name: /Read the contracts/ }).count()).toBe(0)
    await content().getByLabel("Where it will be shown").selectOption("Europe")
    await content().getByLabel("Scene").fill("The long goodbye\nat the station")
    await content().getByRole("button", { name: "Save answers" }).click()
    await content().getByText("Look at the marked fields.").waitFor()
    const production = content().getByLabel("Title of the production")
    expect(await production.evaluate((field) => field === document.activeElement)).toBe(true)
    expect(await production.getAttribute("aria-describedby").then((id) => content().locator(`[id="${id}"]`).innerText())).toBe("Answer this question.")
    expect(await content().getByLabel("Where it will be shown").inputValue()).toBe("Europe")
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  })

  it("is answered by keyboard, and the contract says so before it is paid", async () => {
    const { page } = phone
    pictureOnFailure(phone, "answers")
    await content().getByLabel("Title of the production").focus()
    await page.keyboard.type("The Long Way <Home>")
    await page.keyboard.press("Tab")
    await page.keyboard.type("Film")
    await content().getByLabel("First use").fill("2027-03-01")
    await content().getByRole("group", { name: "Trailers will use the music, too" }).getByLabel("Yes").focus()
    await page.keyboard.press("Space")
    await content().getByRole("button", { name: "Save answers" }).press("Enter")
    await content().getByRole("heading", { name: "3. Read the contracts" }).waitFor()
    await content().getByRole("region", { name: `Contract for ${title}` }).getByText(/pictures of “The Long Way <Home>” \(film\).* in Europe, for 7 years/).waitFor()
    await content().getByRole("region", { name: "What you said" }).getByText("1 March 2027").waitFor()
    await content().getByRole("button", { name: "Change answers" }).click()
    expect(await content().getByLabel("Title of the production").inputValue()).toBe("The Long Way <Home>")
    await content().getByRole("button", { name: "Save answers" }).click()
    await acceptAndPay(page, buyer.legal.name)
    await page.getByRole("button", { name: /^Pay/ }).click()
    await page.getByRole("link", { name: "Contracts and files" }).click()
    await page.waitForURL(/\/account\/orders\//)
    order = new URL(page.url()).pathname.split("/").at(-1) ?? ""
    await content().getByText(/Sync/).first().waitFor()
    await until("the hook of the license type", () => Promise.resolve(readFileSync(join(shopFolder, "logs", "worker.log"), "utf8").includes(`“${title}” goes into “The Long Way <Home>” (Film), first used 2027-03-01`)))
    expect(phone.errors).toEqual([])
  })

  it("shows the operator its package, and the production on the order's page", async () => {
    const admin = await visit()
    const { page } = admin
    pictureOnFailure(admin, "extensions")
    await page.goto(`${ready.admin}/login`)
    await page.getByPlaceholder("Email").fill(operator.email)
    await page.getByPlaceholder("Password").fill(operator.password)
    await page.getByRole("button", { name: /Continue/ }).click()
    await page.waitForURL((url) => !url.pathname.endsWith("/login"))
    await page.goto(`${ready.admin}/extensions`)
    const row = page.getByRole("listitem").filter({ hasText: "@max-booster/license-sync" })
    await row.getByText("Installed", { exact: true }).waitFor()
    await row.getByText("Sync", { exact: true }).waitFor()
    await page.goto(`${ready.admin}/orders/${order}`)
    await page.getByRole("heading", { name: "Productions" }).waitFor()
    await page.getByText("The Long Way <Home>").waitFor()
  })
})
