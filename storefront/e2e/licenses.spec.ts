import { publishListing } from "@max-booster/api-contract"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { makeHostileFiles, type HostileFiles } from "../../medusa-backend/integration-tests/fixtures/hostile-files"
import { aBeat } from "../../medusa-backend/integration-tests/support/beats"
import { call } from "../../medusa-backend/integration-tests/support/http"
import { linkIn, mailTo } from "../../medusa-backend/integration-tests/support/mail"
import { aProducer, type Producer } from "../../medusa-backend/integration-tests/support/people"
import { ready, unique } from "../../medusa-backend/integration-tests/support/ready"
import { pictureOnFailure, useBrowser, type Visitor } from "./support/browser"
import { signIn } from "./support/steps"

const visit = useBrowser()
const { operator } = ready.logins

describe("licenses, from the producer's plan to a free download", () => {
  let files: HostileFiles
  let seller: Producer
  let producer: Visitor
  let id = ""
  let handle = ""
  const title = unique("Licensed")
  beforeAll(async () => {
    [files, seller, producer] = await Promise.all([makeHostileFiles(), aProducer({ onboarded: false }), visit()])
    id = await aBeat(seller, files.good, { title }, { mp3: 2_999, wav: 4_999 })
    handle = (await call(publishListing, { token: seller.sellerToken, params: { id } })).recording.listing.handle ?? ""
  })
  afterAll(() => files.remove())
  const content = () => producer.page.locator("#content")
  const limits = (tier: string) => content().locator("summary", { hasText: new RegExp(`^Limits, term.* of ${tier}$`) })

  it("a producer changes a limit of the shop, sees what the contract would say, and is told what cannot be", async () => {
    const { page } = producer
    pictureOnFailure(producer, "shop-licenses")
    await signIn(page, seller, "/sell/licenses")
    await page.getByRole("heading", { name: "Licenses", level: 1 }).waitFor()
    await limits("MP3").click()
    const contract = content().getByRole("region", { name: "In the contract of MP3" })
    await contract.getByText("Copies sold, physical and downloads: up to 2,500.").waitFor()
    await content().getByLabel("Copies (MP3)").fill("20")
    await content().getByText("Write 500 to 10,000").waitFor()
    await content().getByRole("button", { name: "Save licenses" }).click()
    await content().getByText("Look at the limits and offers of MP3.").waitFor()
    await content().getByLabel("Copies (MP3)").fill("1,200")
    await contract.getByText("Copies sold, physical and downloads: up to 1,200.").waitFor()
    await content().getByLabel("Minimum offer (MP3)").fill("12")
    await content().getByRole("button", { name: "Save licenses" }).click()
    await content().getByText(/^Saved\. Beats on sale/).waitFor()
    await page.reload()
    await limits("MP3").click()
    expect(await content().getByLabel("Minimum offer (MP3)").inputValue()).toBe("12.00")
  })

  it("gives one beat another term, undoes it, and another limit, and has it follow the shop again", async () => {
    const { page } = producer
    pictureOnFailure(producer, "beat-licenses")
    await page.goto(`/sell/beats/${id}`)
    await limits("WAV").click()
    const years = content().getByLabel("Term in years (WAV)")
    await years.fill("3")
    await content().getByRole("region", { name: "In the contract of WAV" }).getByText(/runs for 3 years/).waitFor()
    await content().getByRole("button", { name: "As in the shop: term in years of WAV" }).click()
    expect(await years.inputValue()).toBe("10")
    await content().getByLabel("Radio stations (WAV)").fill("7")
    await content().getByRole("button", { name: "Save prices" }).click()
    await content().getByText(/Prices saved/).waitFor()
    await content().getByRole("button", { name: "Use the shop’s plan" }).click()
    await page.getByRole("alertdialog").getByRole("button", { name: "Use the shop’s plan" }).click()
    await content().getByText("The shop’s plan holds for this beat.").waitFor()
    await page.locator(`input[id="wav-radioStations"][value="2"]`).waitFor()
    await content().getByRole("button", { name: "Use the shop’s plan" }).waitFor({ state: "detached" })
  })

  it("gives beats away; a fan compares the licenses on a phone and gets the file by mail, without an account", async () => {
    const { page } = producer
    await page.goto("/sell/licenses")
    await content().getByLabel("Free download", { exact: true }).check()
    await content().getByRole("button", { name: "Save licenses" }).click()
    await content().getByText(/^Saved\. Beats on sale/).waitFor()
    const fan = await visit({ viewport: { width: 390, height: 844 } })
    pictureOnFailure(fan, "fan")
    const email = `${unique("fan")}@example.com`
    const card = fan.page.getByRole("article").filter({ has: fan.page.getByRole("heading", { name: "Free download", exact: true }) })
    for (let tries = 0; tries < 20 && (await card.count()) === 0; tries++) await fan.page.goto(`/beats/${handle}`)
    const table = fan.page.getByRole("table", { name: "The licenses compared" })
    expect(await table.getByRole("row").filter({ hasText: "Copies sold" }).getByRole("cell").allInnerTexts()).toEqual(["None", "1,200", "3,000"])
    expect(await fan.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
    await card.getByRole("button", { name: "Get it by mail" }).click()
    await card.getByLabel("Your name").fill("Fan Tastic")
    await card.getByLabel("Your e-mail address").fill(email)
    await card.getByRole("button", { name: "Send me the link" }).click()
    await card.getByText("Accept the terms of the free license").waitFor()
    expect(await card.getByLabel("Your name").inputValue()).toBe("Fan Tastic")
    await card.getByLabel(/I accept these limits/).check()
    await card.getByRole("button", { name: "Send me the link" }).click()
    await card.getByText(`on its way to ${email}`).waitFor()
    await fan.page.goto(linkIn(await mailTo(email, "Your free download"), "/free/"))
    await fan.page.getByRole("heading", { name: title }).waitFor()
    const [download] = await Promise.all([fan.page.waitForEvent("download"), fan.page.getByRole("link", { name: /^Download MP3/ }).click()])
    expect(download.suggestedFilename()).toMatch(/\.mp3$/)
    expect(fan.errors).toEqual([])
    await page.goto("/sell/licenses")
    await content().getByText(email).waitFor()
    await content().getByText("Only this download").first().waitFor()
    expect(producer.errors).toEqual([])
  })

  it("the operator sees and keeps what plans start from, and is shown what cannot be", async () => {
    const admin = await visit()
    pictureOnFailure(admin, "license-defaults")
    const { page } = admin
    await page.goto(`${ready.admin}/login`)
    await page.getByPlaceholder("Email").fill(operator.email)
    await page.getByPlaceholder("Password").fill(operator.password)
    await page.getByRole("button", { name: /Continue/ }).click()
    await page.waitForURL((url) => !url.pathname.endsWith("/login"))
    await page.goto(`${ready.admin}/license-defaults`)
    const copies = page.getByLabel(/^Copies, WAV/)
    const before = await copies.inputValue()
    await copies.fill("3")
    expect(await page.getByRole("button", { name: "Save WAV" }).isDisabled()).toBe(true)
    await copies.fill(before)
    await page.getByRole("button", { name: "Save WAV" }).click()
    await page.getByText("The defaults of WAV are kept").waitFor()
  })
})
