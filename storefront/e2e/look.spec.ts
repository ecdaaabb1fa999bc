import { beforeAll, describe } from "vitest"
import { ready } from "../../medusa-backend/integration-tests/support/ready"
import { beatsOfDifferentProducers } from "../../medusa-backend/integration-tests/support/shopping"
import { useBrowser, type Visitor } from "./support/browser"
import { looksRight } from "./support/looks"
import { addToCart, signIn } from "./support/steps"

const visit = useBrowser()
let beat = ""
let producer = ""
beforeAll(async () => {
  const [first] = await beatsOfDifferentProducers(1)
  beat = `/beats/${first?.handle}`
  producer = `/producers/${first?.producer.handle}`
})

const open = [["home", () => "/"], ["browse", () => "/beats"], ["beat", () => beat], ["producer", () => producer], ["sell", () => "/sell"], ["sign-up", () => "/sign-up"], ["sign-in", () => "/sign-in"], ["help", () => "/help"]] as const
const ofBuyer = [["cart", () => "/cart"], ["checkout", () => "/checkout"], ["account", () => "/account"], ["orders", () => "/account/orders"], ["licenses", () => "/account/licenses"], ["legal", () => "/account/legal"], ["account-offers", () => "/account/offers"], ["account-shares", () => "/account/shares"]] as const

describe("pages for everybody", () => {
  let visitor: Visitor
  beforeAll(async () => { visitor = await visit() })
  for (const [name, path] of open) looksRight(name, path, () => visitor.page)
})

describe("pages of a buyer", () => {
  let visitor: Visitor
  beforeAll(async () => {
    visitor = await visit()
    await signIn(visitor.page, ready.logins.buyer)
    await addToCart(visitor.page, beat.split("/").at(-1) ?? "", "MP3")
  })
  for (const [name, path] of ofBuyer) looksRight(name, path, () => visitor.page)
})
