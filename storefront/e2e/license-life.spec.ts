import { publishListing, readBeat } from "@max-booster/api-contract"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { makeHostileFiles, type HostileFiles } from "../../medusa-backend/integration-tests/fixtures/hostile-files"
import { aBeat } from "../../medusa-backend/integration-tests/support/beats"
import { call } from "../../medusa-backend/integration-tests/support/http"
import { endsIn, licenseOf } from "../../medusa-backend/integration-tests/support/licenses"
import { aPerson, aProducer, type Person, type Producer } from "../../medusa-backend/integration-tests/support/people"
import { ready, unique } from "../../medusa-backend/integration-tests/support/ready"
import { buy, licensesOf } from "../../medusa-backend/integration-tests/support/shopping"
import { until } from "../../medusa-backend/integration-tests/support/until"
import { pictureOnFailure, useBrowser, type Visitor } from "./support/browser"
import { acceptAndPay, signIn } from "./support/steps"

const visit = useBrowser()
const { operator } = ready.logins

describe("the life of a license, from near its cap to the one that takes its place", () => {
  let files: HostileFiles
  let seller: Producer
  let buyer: Person
  let licensee: Visitor
  let id = ""
  let number = ""
  const title = unique("Living")
  beforeAll(async () => {
    [files, seller, buyer, licensee] = await Promise.all([makeHostileFiles(), aProducer({ name: "Lena Licensor" }), aPerson("Lars Licensee"), visit({ viewport: { width: 390, height: 844 } })])
    const recording = await aBeat(seller, files.good, { title }, { mp3: 2_999, wav: 4_999 })
    const handle = (await call(publishListing, { token: seller.sellerToken, params: { id: recording } })).recording.listing.handle ?? ""
    const { orderId } = await buy(buyer, [[(await call(readBeat, { params: { handle } })).beat, "mp3"]])
    const [license] = await licensesOf(buyer, orderId, 1)
    ;[id, number] = [license?.id ?? "", license?.number ?? ""]
  })
  afterAll(() => files.remove())
  const content = () => licensee.page.locator("#content")
  const isWide = () => licensee.page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)

  it("a licensee reports use on his phone, is offered the higher license at the difference, pays it, and finds the old one superseded", async () => {
    const { page, errors } = licensee
    pictureOnFailure(licensee, "license-life")
    await endsIn(id, 20)
    await signIn(page, buyer, "/account")
    await content().getByText(/ends with .*: 20 days left\./).waitFor()
    await page.goto("/account/licenses?q=nothing-like-this")
    await content().getByText("No license fits.").waitFor()
    await content().getByRole("link", { name: "See all" }).click()
    await content().getByRole("link", { name: title, exact: true }).click()
    await content().locator("summary", { hasText: "Report use" }).click()
    await content().getByLabel("Audio streams so far").fill("many")
    await content().getByRole("button", { name: "Report use" }).click()
    await content().getByText("Write a whole number").waitFor()
    await content().getByLabel("Audio streams so far").fill("42,000")
    await content().getByLabel("Where it can be seen").fill("https://example.com/song")
    await content().getByRole("button", { name: "Report use" }).click()
    await content().getByText("Reported. A later report corrects it.").waitFor()
    await content().getByRole("progressbar", { name: "Audio streams: 84% of the limit used" }).waitFor()
    await content().getByText("Near a limit").waitFor()
    await content().getByText("$49.99 less $29.99").waitFor()
    expect(await isWide()).toBe(false)
    await content().getByRole("button", { name: "Upgrade to WAV for $20.00" }).click()
    await page.waitForURL((url) => url.pathname === "/cart")
    await page.goto("/checkout")
    await content().getByText(`takes the place of license ${number}`).first().waitFor({ state: "attached" })
    await acceptAndPay(page, buyer.legal.name)
    await page.getByRole("button", { name: "Pay", exact: true }).click()
    await page.getByRole("heading", { name: "It is yours" }).waitFor({ timeout: 60_000 })
    await until("the old license to be superseded", async () => (await licenseOf(buyer, id)).state === "superseded")
    await page.goto("/account/licenses?state=superseded")
    await content().getByRole("link", { name: title, exact: true }).click()
    await content().getByText("Another license of yours took its place and delivers the files").waitFor()
    expect(await content().getByRole("link", { name: /^Download/ }).count()).toBe(0)
    await content().getByRole("link", { name: /^MB-/ }).first().click()
    await content().getByRole("progressbar", { name: "Audio streams: 42% of the limit used" }).waitFor()
    expect(errors).toEqual([])
  })

  it("its producer sees the use and asks for its end, of which the operator gives notice, and the licensee reads it", async () => {
    const producer = await visit()
    pictureOnFailure(producer, "licensees")
    const list = producer.page.locator("#content")
    await signIn(producer.page, seller, "/sell/licensees?state=valid")
    await list.getByText("Lars Licensee").first().waitFor()
    await list.getByRole("progressbar", { name: "Audio streams: 42% of the limit used" }).waitFor()
    await list.locator("summary", { hasText: "Breach" }).click()
    await list.getByLabel(/^How was license/).fill("Registered the song with Content ID")
    await list.getByRole("button", { name: "Ask to end it" }).click()
    await list.getByText("The operator looks at your wish to end it").waitFor()
    const admin = await visit()
    pictureOnFailure(admin, "admin-licenses")
    await admin.page.goto(`${ready.admin}/login`)
    await admin.page.getByPlaceholder("Email").fill(operator.email)
    await admin.page.getByPlaceholder("Password").fill(operator.password)
    await admin.page.getByRole("button", { name: /Continue/ }).click()
    await admin.page.waitForURL((url) => !url.pathname.endsWith("/login"))
    await admin.page.goto(`${ready.admin}/licenses?attention=true&q=${title}`)
    await admin.page.getByRole("button", { name: /^Open license/ }).click()
    await admin.page.getByText("The producer asks to end it: Registered the song with Content ID").waitFor()
    await admin.page.getByLabel("Reason").fill("Registered the song with Content ID")
    await admin.page.getByRole("button", { name: "Give notice" }).click()
    await admin.page.getByText("The licensee has notice by mail").waitFor()
    await licensee.page.reload()
    await content().getByText("Notice of a breach").first().waitFor()
    expect([producer.errors, licensee.errors]).toEqual([[], []])
  })
})
