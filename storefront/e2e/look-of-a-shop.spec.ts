import { beforeAll, describe } from "vitest"
import { ready } from "../../medusa-backend/integration-tests/support/ready"
import { useBrowser, type Visitor } from "./support/browser"
import { looksRight } from "./support/looks"
import { signIn } from "./support/steps"

const visit = useBrowser()
const ofSeller = [["dashboard", () => "/sell/dashboard"], ["beats", () => "/sell/beats"], ["upload", () => "/sell/upload"], ["offers", () => "/sell/offers"], ["deals", () => "/sell/deals"], ["licensees", () => "/sell/licensees"], ["sign", () => "/sell/licenses/sign"], ["sales", () => "/sell/sales"], ["payouts", () => "/sell/payouts"], ["statements", () => "/sell/statements"], ["statement", () => `/sell/statements/${new Date().toISOString().slice(0, 7)}`], ["shares", () => "/sell/shares"], ["shop", () => "/sell/shop"], ["seller-licenses", () => "/sell/licenses"]] as const

describe("pages of a producer", () => {
  let visitor: Visitor
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
