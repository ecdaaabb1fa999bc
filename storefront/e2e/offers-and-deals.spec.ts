import { beforeAll, describe, expect, it } from "vitest"
import { makeHostileFiles } from "../../medusa-backend/integration-tests/fixtures/hostile-files"
import { linkIn, mailTo } from "../../medusa-backend/integration-tests/support/mail"
import { aPerson, aProducer, type Person, type Producer } from "../../medusa-backend/integration-tests/support/people"
import { until } from "../../medusa-backend/integration-tests/support/until"
import { aBeatOnSale } from "../../medusa-backend/integration-tests/support/upload"
import { axeFaults } from "./support/axe"
import { pictureOnFailure, useBrowser, type Visitor } from "./support/browser"
import { acceptAndPay, addToCart, signIn } from "./support/steps"

const visit = useBrowser()
let ana: Producer
let mira: Person
let producer: Visitor
let buyer: Visitor
let beats: { handle: string; title: string }[]

beforeAll(async () => {
  const files = await makeHostileFiles()
  ;[ana, mira] = await Promise.all([aProducer({ name: "Ana Lima" }), aPerson("Mira Solberg")])
  beats = []
  for (const price of [3_000, 2_000, 1_000]) beats.push(await aBeatOnSale(ana, files.good, { mp3: price }))
  await files.remove()
  ;[producer, buyer] = await Promise.all([visit(), visit()])
  await signIn(producer.page, ana)
  await signIn(buyer.page, mira)
})

const expectAccessible = async ({ page }: Visitor) => { expect(await axeFaults(page)).toEqual([]) }
const first = () => beats[0] as { handle: string; title: string }

describe("a price that is negotiated", () => {
  it("begins where the producer says from which price on he listens", async () => {
    const { page } = producer
    pictureOnFailure(producer, "offers-minimum")
    await page.goto("/sell/beats")
    await page.locator("#content").getByRole("link", { name: first().title }).first().click()
    const prices = page.locator("#content")
    await prices.getByText("Limits, term and offers of MP3").click()
    await prices.getByLabel("Minimum offer (MP3)").fill("15")
    await prices.getByLabel("Accept at once from (MP3)").fill("29")
    await prices.getByRole("button", { name: "Save prices" }).click()
    await prices.getByText("Prices saved.").waitFor()
  })

  it("is asked for on the beat's page", async () => {
    const { page } = buyer
    pictureOnFailure(buyer, "offers-ask")
    const ask = page.getByRole("button", { name: "Make an offer for the MP3 license" })
    await until("the shop to show it", async () => {
      await page.goto(`/beats/${first().handle}`)
      return (await ask.count()) > 0
    })
    await ask.click()
    await page.getByLabel("Your price (USD)").fill("10")
    await page.getByRole("button", { name: "Send the offer" }).click()
    await page.getByRole("alert").getByText("Offers for the MP3 license start at $15.00.").waitFor()
    await page.getByLabel("Your price (USD)").fill("18")
    await page.getByLabel("A word with it (not needed)").fill("For my EP “Nord”")
    await expectAccessible(buyer)
    await page.getByRole("button", { name: "Send the offer" }).click()
    await page.getByText("Sent. The producer has seven days to answer").waitFor()
  })

  it("is answered in the workshop, to which the mail leads", async () => {
    const { page } = producer
    pictureOnFailure(producer, "offers-answer")
    await page.goto(linkIn(await mailTo(ana.email, "offers $18.00"), "/sell/offers"))
    const card = page.getByRole("listitem", { name: `Offer for ${first().title}, MP3` })
    await card.getByText("For my EP “Nord”").waitFor()
    await card.getByRole("button", { name: "Name another price" }).click()
    await card.getByLabel("Your price (USD)").fill("22.50")
    await expectAccessible(producer)
    await card.getByRole("button", { name: "Send this price" }).click()
    await card.getByText("Buyer’s turn").waitFor()
  })

  it("is accepted and paid by the buyer at that price, and the contract says so before he pays", async () => {
    const { page } = buyer
    pictureOnFailure(buyer, "offers-pay")
    await page.goto(linkIn(await mailTo(mira.email, "answers with $22.50"), "/account/offers"))
    const card = page.getByRole("listitem", { name: `Offer for ${first().title}, MP3` })
    await card.getByRole("button", { name: "Accept $22.50" }).click()
    await expectAccessible(buyer)
    await card.getByRole("button", { name: "Put it in the cart for $22.50" }).click()
    await page.waitForURL("**/cart")
    await page.getByText("Your agreed offer").waitFor()
    await page.getByText("Total $22.50").waitFor()
    await page.getByRole("link", { name: "Check out" }).click()
    await acceptAndPay(page, mira.legal.name)
    await page.getByRole("button", { name: "Pay", exact: true }).click()
    await page.getByRole("heading", { name: "It is yours" }).waitFor({ timeout: 60_000 })
    await page.goto("/account/offers")
    await page.locator("#content").getByText("Paid", { exact: true }).waitFor()
  })
})

describe("deals", () => {
  it("are made by the producer: a bulk deal, a bundle, a code", async () => {
    const { page } = producer
    pictureOnFailure(producer, "deals-make")
    await page.goto("/sell/deals")
    const panel = (name: string) => page.getByRole("region", { name })
    await panel("Buy more, pay less").getByRole("button", { name: "New deal" }).click()
    await panel("Buy more, pay less").getByLabel("MP3").check()
    await panel("Buy more, pay less").getByRole("button", { name: "Save" }).click()
    await panel("Buy more, pay less").getByText("Buy 2, get 1 free: MP3.").waitFor()
    await panel("Bundles").getByRole("button", { name: "New bundle" }).click()
    await panel("Bundles").getByLabel("Name").fill("Night pack")
    await panel("Bundles").getByLabel("Price together (USD)").fill("99")
    for (const { title } of beats.slice(0, 2)) await panel("Bundles").getByLabel(title).check()
    await panel("Bundles").getByLabel("License").selectOption("mp3")
    await panel("Bundles").getByRole("button", { name: "Save" }).click()
    await panel("Bundles").getByRole("alert").getByText(/cost \$50\.00: the bundle must cost less/).waitFor()
    await panel("Bundles").getByLabel("Price together (USD)").fill("39")
    await panel("Bundles").getByRole("button", { name: "Save" }).click()
    await panel("Bundles").getByText("2 beats, MP3: $39.00 instead of $50.00.").waitFor()
    await panel("Discount codes").getByRole("button", { name: "New code" }).click()
    await panel("Discount codes").getByLabel("Code", { exact: true }).fill(`night${Date.now() % 100_000}`)
    await panel("Discount codes").getByRole("button", { name: "Save" }).click()
    await panel("Discount codes").getByText("20% off every license. Used 0 times.").waitFor()
    await expectAccessible(producer)
  })

  it("show on the beat's page and in the cart: what is missing, what is free, and what it was", async () => {
    const { page } = buyer
    pictureOnFailure(buyer, "deals-cart")
    for (const { handle } of beats.slice(1)) await addToCart(page, handle, "MP3")
    await page.goto("/cart")
    await page.getByText(/Buy 2, get 1 free: the next license by .* brings a free one/).waitFor()
    await addToCart(page, first().handle, "MP3")
    await page.goto("/cart")
    await page.getByText("Total $49.00").waitFor()
    expect(await page.locator("#content").getByText("Night pack", { exact: true }).count()).toBe(2)
    await expectAccessible(buyer)
  })

  it("sell a bundle from its own page", async () => {
    const { page } = buyer
    pictureOnFailure(buyer, "deals-bundle")
    await page.goto(`/producers/${ana.handle}`)
    await page.getByRole("list", { name: "Deals" }).getByRole("link", { name: "Night pack" }).click()
    await page.getByRole("heading", { name: "Night pack" }).waitFor()
    await expectAccessible(buyer)
    await page.getByRole("button", { name: "Put all 2 in the cart" }).click()
    await page.waitForURL("**/cart")
    expect([...producer.errors, ...buyer.errors]).toEqual([])
  })
})
