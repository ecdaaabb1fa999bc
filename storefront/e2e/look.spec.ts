import { mkdir } from "node:fs/promises"
import { join } from "node:path"
import { AxeBuilder } from "@axe-core/playwright"
import { beforeAll, describe, expect, it } from "vitest"
import { ready } from "../../medusa-backend/integration-tests/support/ready"
import { beatsOfDifferentProducers } from "../../medusa-backend/integration-tests/support/shopping"
import { useBrowser } from "./support/browser"
import { addToCart, signIn } from "./support/steps"

const visit = useBrowser()
const looks = [[390, "light"], [768, "dark"], [1440, "light"]] as const
let beat = ""
let producer = ""
beforeAll(async () => {
  const [first] = await beatsOfDifferentProducers(1)
  beat = `/beats/${first?.handle}`
  producer = `/producers/${first?.producer.handle}`
})

const open = [["home", () => "/"], ["browse", () => "/beats"], ["beat", () => beat], ["producer", () => producer], ["sell", () => "/sell"], ["sign-up", () => "/sign-up"], ["sign-in", () => "/sign-in"], ["help", () => "/help"]] as const
const ofBuyer = [["cart", () => "/cart"], ["checkout", () => "/checkout"], ["account", () => "/account"], ["orders", () => "/account/orders"], ["licenses", () => "/account/licenses"], ["legal", () => "/account/legal"], ["account-offers", () => "/account/offers"], ["account-shares", () => "/account/shares"]] as const
const ofSeller = [["dashboard", () => "/sell/dashboard"], ["beats", () => "/sell/beats"], ["upload", () => "/sell/upload"], ["offers", () => "/sell/offers"], ["deals", () => "/sell/deals"], ["licensees", () => "/sell/licensees"], ["sign", () => "/sell/licenses/sign"], ["sales", () => "/sell/sales"], ["payouts", () => "/sell/payouts"], ["statements", () => "/sell/statements"], ["statement", () => `/sell/statements/${new Date().toISOString().slice(0, 7)}`], ["shares", () => "/sell/shares"], ["shop", () => "/sell/shop"], ["seller-licenses", () => "/sell/licenses"]] as const

/** Every page at three widths, by day or by night: no axe violation, nothing wider than the window. PICTURES names a folder that keeps what was seen. */
function looksRight(name: string, path: () => string, page: () => Awaited<ReturnType<ReturnType<typeof useBrowser>>>["page"]): void {
  it.each(looks)(`${name} at %i px, %s`, async (width, colorScheme) => {
    await page().emulateMedia({ colorScheme, reducedMotion: "reduce" })
    await page().setViewportSize({ width, height: 900 })
    await page().goto(path())
    await page().locator("#content h1").first().waitFor()
    await keepPicture(name, width, colorScheme)
    const { violations } = await new AxeBuilder({ page: page() as never }).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`)).toEqual([])
    expect(await page().evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
  })

  async function keepPicture(of: string, width: number, scheme: string): Promise<void> {
    const folder = process.env["PICTURES"]
    if (!folder) return
    await mkdir(folder, { recursive: true })
    await page().evaluate(() => Promise.all([...document.images].map((image) => { image.loading = "eager"; return image.decode().catch(() => undefined) })))
    await page().screenshot({ path: join(folder, `${of}-${width}-${scheme}.png`), fullPage: true })
  }
}

describe("pages for everybody", () => {
  let visitor: Awaited<ReturnType<typeof visit>>
  beforeAll(async () => { visitor = await visit() })
  for (const [name, path] of open) looksRight(name, path, () => visitor.page)
})

describe("pages of a buyer", () => {
  let visitor: Awaited<ReturnType<typeof visit>>
  beforeAll(async () => {
    visitor = await visit()
    await signIn(visitor.page, ready.logins.buyer)
    await addToCart(visitor.page, beat.split("/").at(-1) ?? "", "MP3")
  })
  for (const [name, path] of ofBuyer) looksRight(name, path, () => visitor.page)
})

describe("pages of a producer", () => {
  let visitor: Awaited<ReturnType<typeof visit>>
  beforeAll(async () => {
    visitor = await visit()
    await signIn(visitor.page, ready.logins.seller)
  })
  for (const [name, path] of ofSeller) looksRight(name, path, () => visitor.page)
  looksRight("beat-workshop", () => workshop, () => visitor.page)
  let workshop = ""
  beforeAll(async () => {
    await visitor.page.goto("/sell/beats")
    workshop = (await visitor.page.locator('#content a[href^="/sell/beats/rec_"]').first().getAttribute("href")) ?? ""
  })
})
