import { mkdir } from "node:fs/promises"
import { join } from "node:path"
import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { makeHostileFiles, type HostileFiles } from "../../medusa-backend/integration-tests/fixtures/hostile-files"
import { linkIn, mailsTo, mailTo } from "../../medusa-backend/integration-tests/support/mail"
import { aProducer, type Producer } from "../../medusa-backend/integration-tests/support/people"
import { unique } from "../../medusa-backend/integration-tests/support/ready"
import { until } from "../../medusa-backend/integration-tests/support/until"
import { settled, upload } from "../../medusa-backend/integration-tests/support/upload"
import { axeFaults } from "./support/axe"
import { pictureOnFailure, useBrowser, type Visitor } from "./support/browser"
import { confirmAddress, signIn, signUp, somebody } from "./support/steps"

const visit = useBrowser()
const ben = somebody("Ben", "Öström")
let files: HostileFiles
let ana: Producer
let producer: Visitor
let collaborator: Visitor
let workshop = ""
let link = ""

beforeAll(async () => {
  [files, ana, producer, collaborator] = await Promise.all([makeHostileFiles(), aProducer({ onboarded: false, name: "Ana Lima" }), visit(), visit()])
  const id = await upload(ana, files.good)
  await settled(ana.sellerToken, id)
  workshop = `/sell/beats/${id}`
  await signIn(producer.page, ana, workshop)
})
afterAll(() => files.remove())
const panel = () => producer.page.getByRole("region", { name: "Splits" })
const version = (n: number) => panel().getByRole("region", { name: `Version ${n}` })
const row = (name: string) => panel().getByRole("group", { name })

describe("a split between two people", () => {
  it("is written in the workshop, where bars and sums follow each key", async () => {
    const { page } = producer
    pictureOnFailure(producer, "split-form")
    await page.goto(workshop)
    await panel().getByRole("button", { name: "Divide it" }).click()
    await row("Your share").getByLabel("Revenue %").fill("60")
    await panel().getByText("40% missing").first().waitFor()
    await panel().getByRole("button", { name: "Add a collaborator" }).click()
    expect(await row("Share 2").getByLabel("Revenue %").inputValue()).toBe("40")
    await row("Share 2").getByLabel("Name").fill("Ben Öström")
    await row("Share 2").getByLabel("Role").fill("co-producer")
    await panel().getByRole("button", { name: "Send to one collaborator" }).click()
    await panel().getByText("Write an e-mail address, like name@example.com").waitFor()
    await row("Share 2").getByLabel("E-mail").fill(ben.email)
    await row("Share 2").getByLabel("Publishing %").fill("25.5")
    await panel().getByText("14.5% missing").waitFor()
    await panel().getByRole("button", { name: "Send to one collaborator" }).click()
    await panel().getByText(/Each column must be 100%. Publishing: 14.5% missing/).waitFor()
    expect(await row("Share 2").getByLabel("Name").inputValue()).toBe("Ben Öström")
    await looksRight(page, "split-form")
    await panel().getByRole("button", { name: "Split evenly" }).click()
    expect(await panel().getByRole("img", { name: /^Revenue: .* 50%, Ben Öström 50%$/ }).count()).toBe(1)
    await panel().getByRole("button", { name: "Send to one collaborator" }).click()
    await version(1).getByText("Waits for answers").waitFor()
    await version(1).getByText("Waiting", { exact: true }).waitFor()
  })

  it("is read and agreed to at the mailed link, without an account", async () => {
    const { page } = collaborator
    pictureOnFailure(collaborator, "split-page")
    link = linkIn(await mailTo(ben.email, "Your share of"), "/splits/")
    await page.goto(link)
    await page.getByRole("heading", { name: "good", level: 1 }).waitFor()
    await page.getByText("Read the words you agree to").click()
    await page.getByText("Ben Öström (co-producer): 50% of revenue, 50% of publishing.").waitFor()
    await looksRight(page, "split-page")
    await page.getByRole("button", { name: "I agree", exact: true }).click()
    await page.getByText("Type your name to agree.").waitFor()
    await page.getByLabel("Agree with your name").fill("Ben Öström")
    await page.getByRole("button", { name: "I agree", exact: true }).click()
    await page.getByText("Everybody agreed. Sales since").waitFor()
  })

  it("stands in force in the workshop, which is told and not reloaded", async () => {
    pictureOnFailure(producer, "split-in-force")
    await version(1).getByText("In force").waitFor({ timeout: 30_000 })
    await version(1).getByText("has no shop yet; the share waits").waitFor()
    await looksRight(producer.page, "split-in-force")
  })

  it("stays as it was when a change is declined, whose reason the shop reads", async () => {
    pictureOnFailure(producer, "split-declined")
    pictureOnFailure(collaborator, "split-decline")
    await panel().getByRole("button", { name: "Propose a change" }).click()
    await row("Your share").getByLabel("Revenue %").fill("90")
    await row("Share 2").getByLabel("Revenue %").fill("10")
    await panel().getByRole("button", { name: "Send to one collaborator" }).click()
    await version(2).getByText("Waits for answers").waitFor()
    const second = await until("the second mail", async () => (await mailsTo(ben.email, "Your share of")).map((mail) => linkIn(mail, "/splits/")).find((each) => each !== link))
    const { page } = collaborator
    await page.goto(second)
    await page.getByRole("button", { name: "I do not agree" }).click()
    await page.getByLabel("Why? (optional)").fill("We said half")
    await page.getByRole("button", { name: "Decline" }).click()
    await page.getByText("You declined").waitFor()
    await looksRight(page, "split-page-declined")
    await panel().getByText("Ben Öström declined version 2").waitFor({ timeout: 30_000 })
    await panel().getByText("“We said half”").first().waitFor()
    await version(1).getByText("In force").waitFor()
  })

  it("is claimed with a shop of the promised address, where the share then stands", async () => {
    const { page } = collaborator
    pictureOnFailure(collaborator, "split-claim")
    await page.goto(link)
    await page.getByRole("link", { name: "Sign up" }).last().click()
    await signUp(page, ben)
    await page.getByText("Confirm your address first").waitFor()
    await confirmAddress(page, ben)
    await page.goto(link)
    await page.getByRole("link", { name: "See what it earned" }).click()
    await page.getByRole("listitem").filter({ hasText: ana.shop }).getByText("50%", { exact: true }).waitFor()
    await page.getByText("The first one begins with the first sale.").waitFor()
    await looksRight(page, "account-shares")
    await page.goto(link)
    await page.getByRole("link", { name: "Open a shop" }).click()
    await page.getByLabel("Name of the shop").fill(unique("Ben Beats"))
    await page.getByLabel("Country").selectOption("gb")
    await page.getByRole("button", { name: "Open the shop" }).click()
    await page.waitForURL("**/sell/dashboard")
    await page.getByRole("navigation", { name: "Your shop" }).getByRole("link", { name: "Shares" }).click()
    await page.getByRole("button", { name: "Claim them" }).click()
    const share = page.getByRole("listitem").filter({ hasText: ana.shop })
    await share.getByText("In force").waitFor()
    await share.getByText("50%", { exact: true }).waitFor()
    await looksRight(page, "shares")
    await page.goto(link)
    await page.getByText("Your share is paid to your shop").waitFor()
  })

  it("is not there behind a link that is cut", async () => {
    const answer = await collaborator.page.goto(link.slice(0, -4))
    expect(answer?.status()).toBe(404)
  })

  it("and no page had an error", () => {
    expect([...producer.errors, ...collaborator.errors]).toEqual([])
  })
})

/** As it is shown now, at three widths by day and by night: no axe violation, nothing wider than the window. PICTURES names a folder that keeps what was seen. */
async function looksRight(page: Page, name: string): Promise<void> {
  const folder = process.env["PICTURES"]
  for (const width of [390, 768, 1440]) {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" })
      await page.setViewportSize({ width, height: 900 })
      await page.evaluate(() => { window.scrollTo(0, 0) })
      // The page stays as it is, so its colors must have followed the light before they are measured.
      await page.waitForFunction(() => {
        const probe = document.body.appendChild(Object.assign(document.createElement("i"), { style: "color: var(--ink)" }))
        const ink = getComputedStyle(probe).color
        probe.remove()
        return [...document.querySelectorAll("h1, #content li p > span")].slice(0, 1).every((each) => getComputedStyle(each).color === ink)
      })
      if (folder) {
        await mkdir(folder, { recursive: true })
        await page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`), fullPage: true })
      }
      expect(await axeFaults(page), `${name} ${width} ${colorScheme}`).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), `${name} ${width}`).toBeLessThanOrEqual(0)
    }
  }
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" })
  await page.setViewportSize({ width: 1440, height: 900 })
}
