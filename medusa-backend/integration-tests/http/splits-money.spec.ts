import { agreeSplit, claimShares, openShop, proposeSplit, readBalance, readBeat, readOrderMoney, readProposal, refundOrder } from "@max-booster/api-contract"
import { beforeAll, describe, expect, it } from "vitest"
import { makeHostileFiles, type HostileFiles } from "../fixtures/hostile-files"
import { query } from "../support/database"
import { call } from "../support/http"
import { linkIn, mailTo } from "../support/mail"
import { aPerson, aProducer, onboard, operatorToken } from "../support/people"
import { unique } from "../support/ready"
import { buy } from "../support/shopping"
import { stripe } from "../support/stripe"
import { until } from "../support/until"
import { aBeatOnSale } from "../support/upload"

let files: HostileFiles
beforeAll(async () => {
  files = await makeHostileFiles()
  return () => files.remove()
})

const balanceOf = async (token: string) => (await call(readBalance, { token })).balance
const transfersOf = (orderId: string) => query<{ party_id: string; state: string; amount: string }>("select party_id, state, amount::text from transfer where order_id = $1 order by amount desc", [orderId])

describe("a sale of a beat that is shared", () => {
  it("pays each by the sheet in force: a share that nobody claims waits, is sent once it is claimed, and goes back with a refund", async () => {
    const [producer, writer, buyer, operator] = await Promise.all([aProducer({ name: "Sharing Producer" }), aPerson("Writing Partner"), aPerson("Sharing Buyer"), operatorToken()])
    const { recordingId, handle } = await aBeatOnSale(producer, files.good, { mp3: 4_000 })
    await call(proposeSplit, { token: producer.sellerToken, params: { id: recordingId }, body: { shares: [
      { name: "Sharing Producer", email: null, role: "producer", revenue_points: 7_000, publishing_points: 5_000 },
      { name: "Writing Partner", email: writer.email, role: "writer", revenue_points: 3_000, publishing_points: 5_000 },
    ] } })
    const token = new URL(linkIn(await mailTo(writer.email, "share of"), "/splits/")).pathname.split("/").at(-1) ?? ""
    const { beat } = await call(readBeat, { params: { handle } })
    const before = await buy(buyer, [[beat, "mp3"]])
    expect((await query<{ mode: string }>("select mode from charge_plan where order_id = $1", [before.orderId]))[0]?.mode).toBe("destination")
    const { proposal } = await call(readProposal, { params: { token } })
    await call(agreeSplit, { params: { token }, body: { typed_name: "Writing Partner", text_hash: proposal.text_hash } })

    const { orderId } = await buy(buyer, [[beat, "mp3"]])
    const [plan] = await query<{ mode: string; charge_id: string; reasons: string[] }>("select mode, charge_id, reasons from charge_plan where order_id = $1", [orderId])
    expect(plan).toMatchObject({ mode: "separate", reasons: ["Collaborators share what a beat earns"] })
    const rows = await until("the transfers", async () => {
      const found = await transfersOf(orderId)
      return found.length === 2 && found[0]?.state === "sent" && found[1]?.state === "waiting" && found
    }, { seconds: 60 })
    expect(rows.map(({ amount }) => amount)).toEqual(["2520", "1080"])
    expect(rows[1]?.party_id).toMatch(/^payee_/)

    const { token: sellerToken, seller } = await call(openShop, { token: writer.token, body: { name: unique("Writers"), bio: "", country: "no" } })
    await call(claimShares, { token: writer.token })
    expect(await balanceOf(sellerToken)).toMatchObject({ earned: { amount: "1080" }, pending: { amount: "1080" } })
    await onboard({ ...writer, sellerToken, sellerId: seller.id, handle: seller.handle, shop: seller.name })
    await until("the share", async () => (await balanceOf(sellerToken)).transferred.amount === "1080", { seconds: 60 })
    const { data } = await stripe.transfers.list({ limit: 100 })
    expect(data.filter(({ source_transaction }) => source_transaction === plan?.charge_id).map(({ amount }) => amount).sort()).toEqual([1_080, 2_520])

    const [line] = (await call(readOrderMoney, { token: operator, params: { id: orderId } })).lines
    await call(refundOrder, { token: operator, params: { id: orderId }, body: { lines: [{ sale_line_id: line?.sale_line_id ?? "", amount: "2000" }], license: "keep", reason: "Half of it, as agreed" } })
    await until("both to give their part back", async () => (await balanceOf(sellerToken)).transferred.amount === "540" && (await balanceOf(producer.sellerToken)).transferred.amount === String(3_600 + 1_260), { seconds: 60 })
    expect((await query<{ sum: string }>("select coalesce(sum(amount), 0)::text as sum from ledger_entry"))[0]?.sum).toBe("0")
  })
})
