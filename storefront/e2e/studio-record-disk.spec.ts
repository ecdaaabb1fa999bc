import { afterAll, expect, it } from "vitest"
import { ready } from "../../medusa-backend/integration-tests/support/ready"
import { killableBrowser } from "./support/killable"
import { loopBack, projectOf, useMicrophone } from "./support/loopback"
import { openStudio } from "./support/studio"

const browser = await killableBrowser() // quotas count only where files lie on the disk
afterAll(() => browser.remove())

it("the disk is full while it records: what fits is in the project, and it is said", async () => {
  const context = await browser.start()
  await loopBack(context, 37)
  const page = await context.newPage()
  const { id } = await openStudio(page)
  await useMicrophone(page)
  await page.keyboard.press("Escape")
  const { origin } = new URL(ready.storefront)
  const devtools = await context.newCDPSession(page)
  const used = await page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0)
  await devtools.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: used + 3_500_000 })
  await page.getByRole("button", { name: "Record", exact: true }).click()
  await expect.poll(() => page.getByRole("alert").first().textContent().catch(() => ""), { timeout: 30_000 }).toContain("no room left")
  await page.getByRole("button", { name: "Record", exact: true }).waitFor()
  await devtools.send("Storage.overrideQuotaForOrigin", { origin })
  const [region] = Object.values((await projectOf(page, id)).regions)
  expect(region?.length).toBeGreaterThan(1) // the browser gives room in steps that double: most of what there is
}, 60_000)
