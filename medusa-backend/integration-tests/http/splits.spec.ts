import { agreeSplit, claimShares, declineSplit, listShares, openShop, proposeSplit, readProposal, readSplits, withdrawSplit } from "@max-booster/api-contract"
import { signToken } from "@max-booster/kernel/sign"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { makeHostileFiles, type HostileFiles } from "../fixtures/hostile-files"
import { query, secrets } from "../support/database"
import { call, refusalOf, send } from "../support/http"
import { noticesAfter } from "../support/live"
import { linkIn, mailsTo, mailTo } from "../support/mail"
import { aPerson, aProducer, signUp, type Producer } from "../support/people"
import { ready, unique } from "../support/ready"
import { agree, anAddress, part, proposalOf, propose, splitsOf, statesOf, theClockStrikes, tokenFor } from "../support/splits"
import { until } from "../support/until"
import { upload } from "../support/upload"

let files: HostileFiles
let ana: Producer
beforeAll(async () => { [files, ana] = await Promise.all([makeHostileFiles(), aProducer({ onboarded: false, name: "Ana Lima" })]) })
afterAll(() => files.remove())
const aRecording = (of = ana) => upload(of, files.good)
const inForce = async (id: string) => (await splitsOf(ana, id)).find(({ state }) => state === "in_force")?.shares.map(({ name, revenue_points }) => [name, revenue_points / 100])

describe("a split of a recording", () => {
  it("is proposed by mail, agreed to by the mailed link without an account, and then counts", async () => {
    const [id, ben, cy] = [await aRecording(), anAddress(), anAddress()]
    const [sheet] = await propose(ana, id, [part("Ana Lima", null, 50), part("Ben Öström", ben.toUpperCase(), 30, 20, "co-producer"), part("Cy", cy, 20, 30, "writer")])
    expect(sheet).toMatchObject({ version: 1, state: "proposed", in_force_from: null })
    const mail = await mailTo(ben, "Your share of")
    expect(mail.text).toContain("Your share as co-producer: 30% of revenue, 20% of publishing.")
    expect(linkIn(mail, "/splits/")).toContain(`${ready.storefront}/splits/`)
    const token = await tokenFor(ben)
    expect(await proposalOf(token)).toMatchObject({ shop: ana.shop, title: "good", state: "proposed", you: { name: "Ben Öström", email: ben, state: "pending", has_shop: false } })
    expect(JSON.stringify(await proposalOf(token))).not.toContain(cy)
    expect((await agree(token)).you.state).toBe("agreed")
    expect(await inForce(id)).toBeUndefined()
    expect((await agree(await tokenFor(cy), "Cy")).state).toBe("in_force")
    expect(await inForce(id)).toEqual([["Ana Lima", 50], ["Ben Öström", 30], ["Cy", 20]])
    const [done] = await splitsOf(ana, id)
    expect(done?.shares[1]).toMatchObject({ state: "agreed", typed_name: "Ben Öström", email: ben, is_own: false, has_shop: false })
    for (const email of [ana.email, ben, cy]) expect((await mailTo(email, "Everybody agreed")).text).toContain("Ben Öström (co-producer): 30% of revenue, 20% of publishing.")
    expect((await agree(token)).state).toBe("in_force")
    expect(await mailsTo(ben)).toHaveLength(2)
    const [proof] = await query<{ ip: string; text_hash: string; agreed_hash: string }>("select h.ip, h.text_hash as agreed_hash, s.text_hash from split_share h join split_sheet s on s.id = h.sheet_id where h.email = $1", [ben])
    expect(proof?.ip).not.toBe("")
    expect(proof?.agreed_hash).toBe(proof?.text_hash)
  })

  it("stays as it was when somebody declines; the shop hears why, the others that it ended", async () => {
    const [id, ben, cy] = [await aRecording(), anAddress(), anAddress()]
    await propose(ana, id, [part("Ana Lima", null, 50), part("Ben", ben, 50)])
    await agree(await tokenFor(ben))
    await propose(ana, id, [part("Ana Lima", null, 60), part("Ben", ben, 20), part("Cy", cy, 20)])
    const token = await until("the second link", async () => { const mails = await mailsTo(ben, "share of"); return mails.length === 2 && tokenFor(ben) })
    const { proposal } = await call(declineSplit, { params: { token }, body: { reason: "We said half" } })
    expect(proposal).toMatchObject({ state: "declined", you: { state: "declined" } })
    expect(await statesOf(ana, id)).toEqual(["2 declined", "1 in_force"])
    expect(await inForce(id)).toEqual([["Ana Lima", 50], ["Ben", 50]])
    expect((await mailTo(ana.email, "Ben declined")).text).toContain("“We said half”")
    expect((await mailTo(cy, "No answer needed")).text).toContain("Somebody declined")
    expect(await refusalOf(agree(await tokenFor(cy)))).toMatchObject({ status: 400, code: "declined" })
    expect((await splitsOf(ana, id))[0]?.shares[1]).toMatchObject({ state: "declined", reason: "We said half" })
  })

  it("changes from a day on, by a new version that everybody agreed to, and not before", async () => {
    const [id, ben] = [await aRecording(), anAddress()]
    await propose(ana, id, [part("Ana Lima", null, 50), part("Ben", ben, 50)])
    await agree(await tokenFor(ben))
    const day = new Date(Date.now() + 40 * 24 * 3_600_000).toISOString().slice(0, 10)
    await propose(ana, id, [part("Ana Lima", null, 80), part("Ben", ben, 20)], { effective_from: day })
    const token = await until("the second link", async () => (await mailsTo(ben, "share of")).length === 2 && tokenFor(ben))
    const { in_force_from, state, text } = await agree(token)
    expect([in_force_from, state]).toEqual([`${day}T00:00:00.000Z`, "agreed"])
    expect(text).toContain(`It counts from ${day}, 00:00 UTC`)
    expect(await inForce(id)).toEqual([["Ana Lima", 50], ["Ben", 50]])
    await query("update split_sheet set in_force_from = now() - interval '1 second' where recording_id = $1 and version = 2", [id])
    expect(await inForce(id)).toEqual([["Ana Lima", 80], ["Ben", 20]])
    await theClockStrikes()
    await until("the page to turn", async () => (await query<{ state: string }>("select state from split_sheet where recording_id = $1 order by version", [id])).map((s) => s.state).join() === "superseded,in_force")
    const yesterday = new Date(Date.now() - 24 * 3_600_000).toISOString().slice(0, 10)
    expect(await refusalOf(propose(ana, id, [part("Ana Lima", null, 50), part("Ben", ben, 50)], { effective_from: yesterday }))).toMatchObject({ status: 400, code: "in_the_past" })
  })

  it("is taken back before it is agreed to: the link says so, and the mail, too", async () => {
    const [id, ben] = [await aRecording(), anAddress()]
    const [sheet] = await propose(ana, id, [part("Ana Lima", null, 50), part("Ben", ben, 50)])
    const token = await tokenFor(ben)
    await call(withdrawSplit, { token: ana.sellerToken, params: { id, sheet_id: sheet?.id ?? "" } })
    expect(await statesOf(ana, id)).toEqual(["1 draft"])
    expect(await refusalOf(agree(token))).toMatchObject({ status: 400, code: "withdrawn" })
    await mailTo(ben, "No answer needed")
    expect(await refusalOf(call(withdrawSplit, { token: ana.sellerToken, params: { id, sheet_id: "split_nobodys" } }))).toMatchObject({ status: 404 })
  })

  it("is one version and one mail when its button is pressed thrice at once", async () => {
    const [id, ben] = [await aRecording(), anAddress()]
    const shares = [part("Ana Lima", null, 50), part("Ben", ben, 50)]
    await Promise.all([propose(ana, id, shares), propose(ana, id, shares), propose(ana, id, shares)])
    expect(await statesOf(ana, id)).toEqual(["1 proposed"])
    await mailTo(ben, "share of")
    await theClockStrikes()
    expect(await mailsTo(ben)).toHaveLength(1)
  })

  it("tells the open workshop of each answer", async () => {
    const [id, ben] = [await aRecording(), anAddress()]
    await propose(ana, id, [part("Ana Lima", null, 50), part("Ben", ben, 50)])
    await agree(await tokenFor(ben))
    await until("the notice", async () => (await noticesAfter(ana, 0)).some(({ topic, kind, data }) => topic === `recording:${id}` && kind === "split.changed" && data["news"] === "agreed"))
  })

  it("is refused in words when it is not whole, whoever is wrong", async () => {
    const id = await aRecording()
    const [own, ben] = [part("Ana Lima", null, 50), part("Ben", anAddress(), 50)]
    const wrong = [
      [[own, { ...ben, revenue_points: 4_999 }], /Revenue adds up to 99.99%/], [[own, { ...ben, publishing_points: 6_000 }], /Publishing adds up to 110%/], [[own, ben, { ...ben, revenue_points: 0 }], /Ben stands in it twice/],
      [[own, { ...ben, email: ana.email }], /twice/], [[own, { ...ben, email: "not an address" }], /e-mail/], [[own, { ...ben, revenue_points: 50.5 }], /decimals/], [[ben], /your own/], [[{ ...own, revenue_points: 10_000, publishing_points: 10_000 }, { ...ben, revenue_points: 0, publishing_points: 0 }], /neither/],
      [[own, { ...ben, name: "Ben\nBcc: everybody" }], /One line/], [[], /your own/i],
    ] as const
    for (const [shares, words] of wrong) {
      const refused = await refusalOf(propose(ana, id, [...shares]))
      expect(refused.status, refused.words).toBe(400)
      expect(refused.words).toMatch(words)
    }
    const recoup = (amount: string, currency = "usd") => refusalOf(propose(ana, id, [own, ben], { recoup: { email: ben.email, amount: { amount, currency } } }))
    expect([(await recoup("0")).code, (await recoup("500", "eur")).code]).toEqual(["bad_recoupment", "bad_recoupment"])
    expect(await statesOf(ana, id)).toEqual([])
  })

  it("does not write anybody out who has not agreed to leave", async () => {
    const [id, ben] = [await aRecording(), anAddress()]
    await propose(ana, id, [part("Ana Lima", null, 50), part("Ben", ben, 50)])
    await agree(await tokenFor(ben))
    await propose(ana, id, [part("Ana Lima", null, 100)])
    expect(await inForce(id)).toEqual([["Ana Lima", 50], ["Ben", 50]])
    await until("the mail about leaving", async () => (await mailsTo(ben, "share of")).some(({ text }) => text.includes("leaves you out")))
  })
})

describe("being paid", () => {
  it("waits until the promised address is proven and has a shop; then the shop holds the shares", async () => {
    const [id, email] = [await aRecording(), anAddress()]
    await propose(ana, id, [part("Ana Lima", null, 50), part("Ben", email, 50)])
    const link = await tokenFor(email)
    await agree(link)
    const unproven = await signUp(email, "Ben Öström")
    expect(await refusalOf(call(claimShares, { token: unproven }))).toMatchObject({ status: 400, code: "email_unverified" })
    await send("POST", "/store/account/verify", { body: { token: new URL(linkIn(await mailTo(email, "Confirm"), "/verify-email")).searchParams.get("token") } })
    expect(await refusalOf(call(claimShares, { token: unproven }))).toMatchObject({ status: 400, code: "no_shop" })
    const { seller, token: sellerToken } = await call(openShop, { token: unproven, body: { name: unique("Ben Beats").slice(0, 40), bio: "", country: "no" } })
    expect(await call(listShares, { token: sellerToken })).toEqual({ shares: [], claimable: true })
    expect((await call(claimShares, { token: unproven })).seller.id).toBe(seller.id)
    expect((await call(claimShares, { token: unproven })).seller.id).toBe(seller.id)
    const { shares, claimable } = await call(listShares, { token: sellerToken })
    expect(claimable).toBe(false)
    expect(shares).toEqual([expect.objectContaining({ title: "good", shop: ana.shop, revenue_points: 5_000, state: "in_force", share_state: "agreed", token: null })])
    expect((await proposalOf(link)).you.has_shop).toBe(true)
    expect((await splitsOf(ana, id))[0]?.shares[1]?.has_shop).toBe(true)
  })

  it("needs no claim by somebody who has a shop already, and he can answer from his workshop", async () => {
    const [id, ben] = [await aRecording(), await aProducer({ onboarded: false, name: "Ben" })]
    await propose(ana, id, [part("Ana Lima", null, 50), part("Ben", ben.email, 50)])
    const { shares: [held], claimable } = await call(listShares, { token: ben.sellerToken })
    expect([held?.share_state, claimable]).toEqual(["pending", false])
    expect((await agree(held?.token ?? "")).state).toBe("in_force")
    expect((await splitsOf(ana, id))[0]?.shares[1]).toMatchObject({ has_shop: true, state: "agreed" })
  })

  it("is nobody else's: a shop of another address claims nothing", async () => {
    const [id, email, thief] = [await aRecording(), anAddress(), await aProducer({ onboarded: false })]
    await propose(ana, id, [part("Ana Lima", null, 50), part("Ben", email, 50)])
    expect(await refusalOf(call(claimShares, { token: thief.token }))).toMatchObject({ status: 404 })
    expect(await call(listShares, { token: thief.sellerToken })).toEqual({ shares: [], claimable: false })
  })
})

describe("what is somebody else's", () => {
  it("is not found: splits of another shop's recording, whatever is tried", async () => {
    const [id, stranger] = [await aRecording(), await aProducer({ onboarded: false })]
    const [sheet] = await propose(ana, id, [part("Ana Lima", null, 50), part("Ben", anAddress(), 50)])
    const own = await aRecording(stranger)
    const body = { shares: [part("Mine", null, 100)] }
    const token = stranger.sellerToken
    const tries = [
      call(readSplits, { token, params: { id } }), call(proposeSplit, { token, params: { id }, body }),
      call(withdrawSplit, { token, params: { id, sheet_id: sheet?.id ?? "" } }), call(withdrawSplit, { token, params: { id: own, sheet_id: sheet?.id ?? "" } }),
    ]
    for (const refused of await Promise.all(tries.map(refusalOf))) expect(refused.status, refused.message).toBe(404)
    expect(await statesOf(ana, id)).toEqual(["1 proposed"])
  })

  it("is not opened by a forged, cut, foreign or expired link", async () => {
    const [id, ben] = [await aRecording(), anAddress()]
    const [sheet] = await propose(ana, id, [part("Ana Lima", null, 50), part("Ben", ben, 50)])
    const share_id = sheet?.shares[1]?.id ?? ""
    const real = await tokenFor(ben)
    const [secret, soon] = [secrets()["LINK_SECRET"] ?? "", Date.now() + 60_000]
    expect((await proposalOf(signToken(secret, "split", { share_id }, soon))).you.state).toBe("pending")
    const forged = ["nonsense", real.slice(0, -3), `x${real}`, signToken("a guess", "split", { share_id }, soon), signToken(secret, "verify-email", { share_id }, soon), signToken(secret, "split", { share_id: "share_nobodys" }, soon)]
    for (const token of forged) {
      const tries = [call(readProposal, { params: { token } }), call(agreeSplit, { params: { token }, body: { typed_name: "Ben", text_hash: "x" } }), call(declineSplit, { params: { token }, body: { reason: "" } })]
      for (const { status } of await Promise.all(tries.map(refusalOf))) expect(status, token).toBe(404)
    }
    expect(await refusalOf(call(readProposal, { params: { token: signToken(secret, "split", { share_id }, Date.now() - 1) } }))).toMatchObject({ status: 400, code: "expired" })
    expect(await refusalOf(call(agreeSplit, { params: { token: real }, body: { typed_name: "Ben", text_hash: "of other words" } }))).toMatchObject({ status: 400, code: "text_changed" })
    expect(await refusalOf(call(agreeSplit, { params: { token: real }, body: { typed_name: " ", text_hash: "x" } }))).toMatchObject({ status: 400 })
    expect((await proposalOf(real)).you.state).toBe("pending")
  })

  it("takes no seller's token for a customer's, nor the other way round", async () => {
    const person = await aPerson()
    expect((await refusalOf(call(listShares, { token: person.token }))).status).toBe(401)
    expect((await refusalOf(call(claimShares, { token: ana.sellerToken }))).status).toBe(401)
  })
})

describe("reminders", () => {
  it("come after three and after seven days, with a link that works", async () => {
    const [id, ben] = [await aRecording(), anAddress()]
    await propose(ana, id, [part("Ana Lima", null, 50), part("Ben", ben, 50)])
    await mailTo(ben, "Your share of")
    const age = (days: number) => query(`update split_share set created_at = now() - interval '${days} days' where email = $1`, [ben])
    for (const [days, count] of [[3, 1], [7, 2]] as const) {
      await age(days)
      await theClockStrikes()
      await until(`reminder ${count}`, async () => (await mailsTo(ben, "Still waiting")).length === count)
    }
    await age(30)
    await theClockStrikes()
    expect((await agree(await tokenFor(ben, "Still waiting"))).state).toBe("in_force")
    expect(await mailsTo(ben, "Still waiting")).toHaveLength(2)
  })

  it("tell how much waits for a share that nobody claims, at most once a week", async () => {
    const [id, ben] = [await aRecording(), anAddress()]
    await propose(ana, id, [part("Ana Lima", null, 50), part("Ben", ben, 50)])
    await agree(await tokenFor(ben))
    const [payee] = await query<{ id: string }>("select id from payee where email = $1", [ben])
    const post = (amount: number) => query(
      "with s as (insert into posting_set (id, key, kind, reference) values ($1, $1, 'sale', 'test') returning id) insert into ledger_entry (id, posting_set_id, account, amount, currency) select $1 || a, s.id, a, case when a = 'platform_fee' then $2::numeric else -$2::numeric end, 'usd' from s, unnest($3::text[]) a",
      [unique("pset"), amount, ["platform_fee", `party_payable:${payee?.id}`]],
    )
    await post(1_234)
    for (const _ of [1, 2]) await theClockStrikes()
    const mail = await mailTo(ben, "$12.34 waits for you")
    expect((await proposalOf(decodeURIComponent(linkIn(mail, "/splits/").split("/").at(-1) ?? ""))).you.has_shop).toBe(false)
    await post(-1_234) // the shop's books are as before
    expect(await mailsTo(ben, "waits for you")).toHaveLength(1)
  })
})
