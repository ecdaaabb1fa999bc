import {
  licenseLinks, listLicenses, openShop, publishListing, readAccount, readLicense, readProducer, readRecording, readSeller, retryJob, resetPlan, retryRecording, saveLegal, sellerToken, sendVerification, verifyEmail, withdrawListing,
  confirmFacts, deleteRecording, proposeSplit, readPlan, readSplits, savePlan, withdrawSplit, type Caller,
  arrangeStems, deleteReference, linkConversion, listStems, listReferences, listRenditions, readVideoStill, requestRendition,
} from "@max-booster/api-contract"
import { routes } from "@max-booster/api-contract/openapi"
import { signToken } from "@max-booster/kernel/sign"
import { beforeAll, describe, expect, it } from "vitest"
import { makeHostileFiles } from "../fixtures/hostile-files"
import { call, refusalOf, send } from "../support/http"
import { linkIn, mailsTo, mailTo } from "../support/mail"
import { accountOf, aPerson, aProducer, operatorToken, signIn, signUp } from "../support/people"
import { ready, unique } from "../support/ready"
import { beatsOfDifferentProducers, buy, licensesOf } from "../support/shopping"
import { upload } from "../support/upload"
import { until } from "../support/until"

const anAddress = () => `${unique("account")}@example.com`
const tokenIn = (link: string) => new URL(link).searchParams.get("token") ?? ""
const verificationOf = async (email: string) => tokenIn(linkIn(await mailTo(email, "Confirm"), "/verify-email"))

describe("signing up", () => {
  it("mails one link to the shop, and the address is proven once its token comes back", async () => {
    const email = anAddress()
    const token = await signUp(email, "Ana Lima")
    expect(await accountOf({ token })).toMatchObject({ email, first_name: "Ana", last_name: "Lima", email_verified: false, legal: null, seller: null })
    const mail = await mailTo(email, "Confirm")
    expect(mail.to).toEqual([email])
    expect(linkIn(mail, "/verify-email")).toContain(`${ready.storefront}/verify-email?token=`)
    expect(mail.text).toContain(linkIn(mail, "/verify-email"))
    expect(await call(verifyEmail, { body: { token: await verificationOf(email) } })).toEqual({ email })
    expect((await accountOf({ token })).email_verified).toBe(true)
    expect(await mailsTo(email)).toHaveLength(1)
  })

  it("proves no address by a token that is forged, cut, of another purpose or of another shop", async () => {
    const email = anAddress()
    const token = await signUp(email)
    const real = await verificationOf(email)
    const { customer_id } = await accountOf({ token })
    const soon = Date.now() + 60_000
    const wrong = [
      "", "nonsense", real.slice(0, -3), `x${real}`, real.split("").reverse().join(""),
      signToken("a guessed secret", "verify-email", { customer_id, email }, soon), signToken("", "verify-email", { customer_id, email }, soon),
    ]
    for (const each of wrong) expect((await refusalOf(call(verifyEmail, { body: { token: each } }))).status, each).toBe(400)
    expect((await accountOf({ token })).email_verified).toBe(false)
  })

  it("proves nothing more by a token that is used again, because mail programs open links too", async () => {
    const [email, other] = [anAddress(), anAddress()]
    const [token, others] = [await signUp(email), await signUp(other)]
    const link = await verificationOf(email)
    expect(await call(verifyEmail, { body: { token: link } })).toEqual(await call(verifyEmail, { body: { token: link } }))
    expect((await accountOf({ token })).email_verified).toBe(true)
    expect((await accountOf({ token: others })).email_verified).toBe(false)
  })

  it("sends the link again when asked, and both links work", async () => {
    const email = anAddress()
    const token = await signUp(email)
    await mailTo(email, "Confirm")
    await call(sendVerification, { token })
    await until("the second mail", async () => (await mailsTo(email, "Confirm")).length === 2)
    expect(await call(verifyEmail, { body: { token: await verificationOf(email) } })).toEqual({ email })
  })

  it("makes one account of an address, however its letters are written", async () => {
    const email = anAddress()
    const written = email.toUpperCase()
    const token = await signUp(written)
    expect((await accountOf({ token })).email).toBe(email)
    const again = { email: ` ${email}`, password: "another long password" }
    expect((await refusalOf(send("POST", "/auth/customer/emailpass/register", { body: again }))).words).toMatch(/exists/)
    for (const each of [email, written]) expect(await signIn({ email: each, password: "a long enough password" })).toBeTruthy()
    await send("POST", "/auth/customer/emailpass/reset-password", { body: { identifier: written } })
    expect((await mailTo(email, "password")).to).toEqual([email])
  })

  it.each([["no address", { email: "not an address", password: "a long enough password" }, /e-mail address/], ["a short password", { email: anAddress(), password: "short" }, /at least 10/], ["no password", { email: anAddress() }, /.+/]])("is refused with %s", async (_what, body, words) => {
    const refused = await refusalOf(send("POST", "/auth/customer/emailpass/register", { body }))
    expect(refused.status).toBe(400)
    expect(refused.words).toMatch(words)
  })

  it("is refused for an address that has an account, and a wrong password opens nothing", async () => {
    const { email } = await aPerson()
    const twice = await refusalOf(send("POST", "/auth/customer/emailpass/register", { body: { email, password: "another long password" } }))
    expect(twice.status).toBeGreaterThanOrEqual(400)
    expect((await refusalOf(signIn({ email, password: "another long password" }))).status).toBe(401)
  })
})

describe("a forgotten password", () => {
  const forget = (email: string) => send("POST", "/auth/customer/emailpass/reset-password", { body: { identifier: email } })
  const choose = (token: string, password: string) => send("POST", "/auth/customer/emailpass/update", { token, body: { password } })

  it("is replaced through the mailed link; the old one is dead and the link works once", async () => {
    const { email, password } = await aPerson()
    await forget(email)
    const link = linkIn(await mailTo(email, "password"), "/reset-password")
    expect(new URL(link).searchParams.get("email")).toBe(email)
    await choose(tokenIn(link), "the new long password")
    expect((await refusalOf(signIn({ email, password }))).status).toBe(401)
    expect(await accountOf({ token: await signIn({ email, password: "the new long password" }) })).toMatchObject({ email })
    expect((await refusalOf(choose(tokenIn(link), "short"))).status).toBe(400)
    expect((await refusalOf(choose(tokenIn(link), "a third long password"))).status).toBe(401)
    expect(await signIn({ email, password: "the new long password" })).toBeTruthy()
  })

  it("is not replaced by a sign-in token, nor by a forged one", async () => {
    const { email, password, token } = await aPerson()
    for (const each of [token, "nonsense", ""]) expect((await refusalOf(choose(each, "a stolen long password"))).status).toBe(401)
    expect(await signIn({ email, password })).toBeTruthy()
  })

  it("tells nobody which addresses have an account", async () => {
    const { email } = await aPerson()
    const stranger = anAddress()
    expect(await forget(stranger)).toEqual(await forget(email))
    await mailTo(email, "password")
    expect(await mailsTo(stranger)).toEqual([])
  })
})

describe("an account", () => {
  it("keeps the legal name, address and country of its person, the newest", async () => {
    const { token } = await aPerson("Ida Berg")
    const legal = { name: "Ida Marie Berg", address: "Nedre gate 5\n0551 Oslo", country: "no" }
    await call(saveLegal, { token, body: legal })
    expect((await call(readAccount, { token })).account.legal).toEqual(legal)
    const bad = await refusalOf(call(saveLegal, { token, body: { ...legal, country: "Norway" } }))
    expect(bad).toMatchObject({ status: 400 })
    expect(bad.words).toMatch(/country/i)
    expect((await accountOf({ token })).legal).toEqual(legal)
  })

  it("opens a shop only when its address is proven, and only one", async () => {
    const email = anAddress()
    const token = await signUp(email)
    const body = { name: unique("Shop"), bio: "Beats", country: "no" }
    expect(await refusalOf(call(openShop, { token, body }))).toMatchObject({ status: 400, code: "email_unverified" })
    expect((await refusalOf(call(sellerToken, { token }))).status).toBe(404)
    await call(verifyEmail, { body: { token: await verificationOf(email) } })
    const { seller, token: opened } = await call(openShop, { token, body })
    expect((await call(readSeller, { token: opened })).seller).toMatchObject({ id: seller.id, name: body.name, bio: "Beats", state: "active", email })
    expect((await accountOf({ token })).seller).toEqual(seller)
    expect((await refusalOf(call(openShop, { token, body }))).status).toBe(422)
  })

  it("gets a seller's token for the same login after signing in again", async () => {
    const { email, password, sellerId } = await aProducer({ onboarded: false })
    const { token } = await call(sellerToken, { token: await signIn({ email, password }) })
    expect((await call(readSeller, { token })).seller.id).toBe(sellerId)
  })

  it.each([["Latin", () => unique("Twins")], ["Japanese", () => "夜の音楽"]])("gives shops of one %s name, opened at the same moment, handles of their own", async (_script, name) => {
    const people = await Promise.all([aPerson(), aPerson(), aPerson()])
    const body = { name: name(), bio: "", country: "no" }
    const opened = await Promise.all(people.map(({ token }) => call(openShop, { token, body })))
    expect(new Set(opened.map(({ seller }) => seller.handle)).size).toBe(3)
    for (const { seller } of opened) expect((await call(readProducer, { params: { handle: seller.handle } })).producer.name).toBe(body.name)
  })

  it("opens one shop when its button is pressed twice", async () => {
    const { token } = await aPerson()
    const body = { name: unique("Twice"), bio: "", country: "no" }
    const answers = await Promise.allSettled([call(openShop, { token, body }), call(openShop, { token, body })])
    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
    expect((await accountOf({ token })).seller?.name).toBe(body.name)
  })

  it("refuses text that no database keeps, in words", async () => {
    const { token } = await aPerson()
    const tries = [call(saveLegal, { token, body: { name: "Ida\0Berg", address: "Street 1, Oslo", country: "no" } }), send("GET", "/store/beats?q=%00"), send("GET", "/store/beats/a%00b"), send("GET", "/store/licenses?order_id=%00", { token })]
    for (const refused of await Promise.all(tries.map(refusalOf))) expect(refused).toMatchObject({ status: 400, code: "nul" })
  })
})

describe("every route of the contract", () => {
  const of = (...who: Caller[]) => routes.filter((route) => who.includes(route.who)).map((route) => [`${route.method} ${route.path}`, route] as const)
  const tokens: Partial<Record<Caller, string>> = {}
  beforeAll(async () => {
    const { token, sellerToken: seller } = await aProducer({ onboarded: false })
    Object.assign(tokens, { customer: token, seller, operator: await operatorToken() })
  })
  const at = (path: string) => path.replace(/:(\w+)/g, "nobodys")

  it.each(of("customer", "seller", "operator"))("%s answers 401 without a token, with a broken one, and to other kinds of people", async (_name, { method, path, who }) => {
    const others = Object.entries(tokens).flatMap(([kind, token]) => (kind === who ? [] : [token]))
    for (const token of [undefined, "broken", ...others]) expect((await refusalOf(send(method, at(path), { token }))).status, token).toBe(401)
  })

  it.each(of("signed"))("%s does nothing without a signature", async (_name, { method, path }) => {
    const { status } = await refusalOf(send(method, at(path), { body: method === "GET" ? undefined : { id: "evt_forged", type: "checkout.session.completed" } }))
    expect([400, 401, 403, 404, 410]).toContain(status)
  })

  it.each(of("store"))("%s asks for the shop's publishable key", async (_name, { method, path }) => {
    const answer = await fetch(`${ready.backend}${at(path)}`, { method })
    expect(answer.status).toBe(400)
    expect(await answer.text()).toMatch(/publishable/i)
  })
})

describe("what is somebody else's", () => {
  it("is not found: recordings of another shop, whatever is tried with them", async () => {
    const files = await makeHostileFiles()
    try {
      const [owner, stranger] = await Promise.all([aProducer({ onboarded: false }), aProducer({ onboarded: false })])
      const params = { id: await upload(owner, files.good) }
      const token = stranger.sellerToken
      const facts = { title: "Mine now", genre: "trap" as const, bpm: 120, key: null, moods: [], description: "" }
      const tries = [
        call(readRecording, { token, params }), call(confirmFacts, { token, params, body: facts }), call(retryRecording, { token, params }), call(deleteRecording, { token, params }),
        call(publishListing, { token, params }), call(withdrawListing, { token, params }), call(readPlan, { token, params }), call(resetPlan, { token, params }),
        call(savePlan, { token, params, body: { tiers: [{ type: "mp3", price: { amount: "1", currency: "usd" }, enabled: true }] } }),
        send("POST", `/sellers/recordings/${params.id}/artwork`, { token, headers: { "content-type": "image/png" } }),
        call(readSplits, { token, params }), call(withdrawSplit, { token, params: { ...params, sheet_id: "split_nobodys" } }),
        call(listRenditions, { token, params }), call(requestRendition, { token, params, body: { kind: "convert", spec: { format: "mp3" } } }), call(linkConversion, { token, params, body: { format: "mp3" } }),
        call(listReferences, { token, params }), call(deleteReference, { token, params: { ...params, reference: "ref_nobodys" } }), call(readVideoStill, { token, params, query: { format: "square", start: 0, seconds: 5 } }),
        call(listStems, { token, params }), call(arrangeStems, { token, params, body: { stems: [{ id: "stm_nobodys", name: "Mine", role: "kick" }] } }),
        call(proposeSplit, { token, params, body: { shares: [{ name: "Mine", email: null, role: "producer", revenue_points: 10_000, publishing_points: 10_000 }] } }),
      ]
      expect(tries).toHaveLength(routes.filter(({ path }) => path.startsWith("/sellers/recordings/:id")).length)
      for (const refused of await Promise.all(tries.map(refusalOf))) expect(refused.status, refused.message).toBe(404)
      expect((await call(readRecording, { token: owner.sellerToken, params })).recording.title).toBe("good")
    } finally {
      await files.remove()
    }
  })

  it("is not found: licenses of another buyer, carts and jobs that are not there", async () => {
    const [owner, stranger, [beat]] = await Promise.all([aPerson(), aPerson(), beatsOfDifferentProducers(1)])
    if (!beat) throw new Error("no beat")
    const { orderId } = await buy(owner, [[beat, "mp3"]])
    const [license] = await licensesOf(owner, orderId, 1)
    const params = { id: license?.id ?? "" }
    expect((await call(readLicense, { token: owner.token, params })).license.id).toBe(params.id)
    for (const route of [readLicense, licenseLinks]) expect((await refusalOf(call(route, { token: stranger.token, params }))).status).toBe(404)
    expect((await call(listLicenses, { token: stranger.token, query: { order_id: orderId } })).licenses).toEqual([])
    expect((await refusalOf(send("GET", "/store/carts/cart_nobodys/licenses"))).status).toBe(404)
    expect((await refusalOf(call(retryJob, { token: await operatorToken(), params: { queue: "audio", id: "o-0" } }))).status).toBe(404)
  })
})
