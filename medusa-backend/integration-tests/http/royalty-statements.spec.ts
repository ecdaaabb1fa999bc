import { confirmRoyaltyStatement, deleteRoyaltyStatement, includeRoyaltyDuplicates, listRoyaltyStatements, matchRoyalty, noteRoyaltiesPaid, payRoyalties, readBalance, readBeat, readRoyalties, readRoyaltyAnalytics, readRoyaltyStatement, readStatement, remapRoyaltyStatement } from "@max-booster/api-contract"
import { beforeAll, describe, expect, it } from "vitest"
import { makeHostileFiles, type HostileFiles } from "../fixtures/hostile-files"
import { query } from "../support/database"
import { call, Refusal, refusalOf } from "../support/http"
import { aPerson, aProducer, type Producer } from "../support/people"
import { ready } from "../support/ready"
import { buy } from "../support/shopping"
import { agree, part, propose, tokenFor } from "../support/splits"
import { until } from "../support/until"
import { aBeatOnSale } from "../support/upload"

let files: HostileFiles
beforeAll(async () => {
  files = await makeHostileFiles()
  return () => files.remove()
})

const month = new Date().toISOString().slice(0, 7)
const usd = (amount: string) => ({ amount, currency: "usd" })

/** Sends a file as a browser does. @returns the statement's id */
async function sendFile({ sellerToken }: Producer, name: string, body: Buffer | string): Promise<string> {
  const response = await fetch(`${ready.backend}/sellers/royalty-statement-files?name=${encodeURIComponent(name)}`, { method: "POST", headers: { authorization: `Bearer ${sellerToken}`, "content-type": "text/csv" }, body: typeof body === "string" ? body : new Uint8Array(body) })
  const answer = (await response.json()) as { statement?: { id: string }; code?: string; message?: string }
  if (!response.ok) throw new Refusal("upload", response.status, answer.code, answer.message ?? "")
  return answer.statement?.id ?? ""
}
const statementOf = async ({ sellerToken: token }: Producer, id: string) => (await call(readRoyaltyStatement, { token, params: { id } })).statement
const readDraft = (of: Producer, id: string) => until("the reading", async () => { const found = await statementOf(of, id); return found.state !== "reading" && found }, { seconds: 30 })
const confirm = async (of: Producer, id: string) => (await call(confirmRoyaltyStatement, { token: of.sellerToken, params: { id }, body: { totals: (await statementOf(of, id)).totals } })).statement

/** As a German spreadsheet saves it: UTF-16, semicolons, decimal commas. */
const german = (lines: readonly string[]) => Buffer.from(`\uFEFF${["Reporting Date;Sale Month;Store;Artist;Title;ISRC;UPC;Quantity;Team Percentage;Song/Album;Country of Sale;Songwriter Royalties Withheld;Earnings (USD)", ...lines].join("\r\n")}\r\n`, "utf16le")
const aLine = (isrc: string, store: string, quantity: string, amount: string, period = month) => `2026-12-01;${period};${store};Ana;Wölfe;${isrc};;${quantity};100;Song;DE;0;${amount}`

describe("a distributor's statement", () => {
  it("is read, matched, shown before it is posted, and owed to collaborators; the shop pays out of its earnings or another way", async () => {
    const [ana, ben, buyer] = await Promise.all([aProducer({ onboarded: false, name: "Ana Lima" }), aProducer({ name: "Ben Öström" }), aPerson("A Buyer")])
    const { recordingId, handle } = await aBeatOnSale(ana, files.good, { mp3: 4_000 })
    await propose(ana, recordingId, [part("Ana Lima", null, 60), part("Ben Öström", ben.email, 40)])
    await agree(await tokenFor(ben.email))

    const first = german([aLine("DEABC2600001", "Spotify", "1.200", "30,0045678901"), aLine("DEABC2600001", "Deezer", "3", "10,0"), aLine("DEABC2600009", "Spotify", "5", "0,005"), aLine("DEABC2600001", "Spotify", "oops", "1,0")])
    const id = await sendFile(ana, "october.csv", first)
    const draft = await readDraft(ana, id)
    expect(draft).toMatchObject({ state: "draft", source: "DistroKid", encoding: "utf-16le", delimiter: ";", lines: 3, quantity: "1208", from: month, problem_count: 1, totals: [usd("4001")], reading: { decimal_comma: true, currency: "usd" } })
    expect(draft.problems[0]).toMatchObject({ line: 5, field: "quantity" })
    expect(draft.preview[0]?.[4]).toBe("Wölfe")
    expect(draft.unknown.map(({ key }) => key).sort()).toEqual(["DEABC2600001", "DEABC2600009"])
    const { statement: matched } = await call(matchRoyalty, { token: ana.sellerToken, params: { id }, body: { key: "DEABC2600001", recording_id: recordingId } })
    expect(matched.divided.map(({ recording_id, amount, shares }) => [recording_id, amount.amount, shares.map(({ own, amount: of }) => [own, of.amount])])).toEqual(expect.arrayContaining([[recordingId, "4000", [[true, "2400"], [false, "1600"]]], [null, "1", [[true, "1"]]]]))
    expect((await call(readRoyalties, { token: ben.sellerToken })).mine.balances).toEqual([])
    expect(await refusalOf(call(readRoyaltyStatement, { token: ben.sellerToken, params: { id } }))).toMatchObject({ status: 404 })
    expect(await refusalOf(call(confirmRoyaltyStatement, { token: ana.sellerToken, params: { id }, body: { totals: [usd("1")] } }))).toMatchObject({ code: "changed_meanwhile" })

    expect((await confirm(ana, id)).state).toBe("posted")
    await confirm(ana, id)
    const { mine } = await call(readRoyalties, { token: ben.sellerToken })
    expect(mine.balances).toEqual([{ shop: ana.shop, owed: usd("1600"), paid: usd("0"), left: usd("1600") }])
    expect(mine.parts.map(({ source, period, amount }) => [source, period, amount.amount])).toEqual([["DistroKid", month, "1600"]])
    // What came in outside is no balance of the platform's.
    expect((await call(readBalance, { token: ana.sellerToken })).balance).toMatchObject({ earned: usd("0"), pending: usd("0") })

    const [collaborator] = (await call(readRoyalties, { token: ana.sellerToken })).collaborators
    const party_id = collaborator?.party_id ?? ""
    const pay = (amount: string, left: string) => call(payRoyalties, { token: ana.sellerToken, body: { party_id, amount: usd(amount), left: usd(left) } })
    expect(collaborator?.hindrance).toBeNull()
    expect(await refusalOf(pay("1000", "1600"))).toMatchObject({ code: "not_payable" })

    const { beat } = await call(readBeat, { params: { handle } })
    await buy(buyer, [[beat, "mp3"]])
    const waits = async () => (await call(readRoyalties, { token: ana.sellerToken })).available[0]?.amount
    await until("Ana's part of the sale to wait", async () => (await waits()) === "2160" && (await call(readBalance, { token: ben.sellerToken })).balance.transferred.amount === "1440", { seconds: 60 })
    expect(await refusalOf(pay("1000", "1599"))).toMatchObject({ code: "changed_meanwhile" })
    const twice = await Promise.allSettled([pay("1000", "1600"), pay("1000", "1600")])
    expect(twice.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
    await until("the transfer to Ben", async () => (await call(readBalance, { token: ben.sellerToken })).balance.transferred.amount === "2440", { seconds: 60 })
    expect((await call(readBalance, { token: ben.sellerToken })).balance).toMatchObject({ earned: usd("1440"), royalties: usd("1000"), pending: usd("0") })
    expect((await call(readBalance, { token: ana.sellerToken })).balance).toMatchObject({ earned: usd("2160"), royalties: usd("-1000"), pending: usd("1160") })

    await call(noteRoyaltiesPaid, { token: ana.sellerToken, body: { party_id, amount: usd("600"), left: usd("600"), words: "Bank transfer, reference 77", paid_on: "2026-11-01" } })
    const after = (await call(readRoyalties, { token: ben.sellerToken })).mine
    expect(after.balances[0]).toMatchObject({ paid: usd("1600"), left: usd("0") })
    expect(after.payments.map(({ way, amount, words }) => [way, amount.amount, words]).sort()).toEqual([["earnings", "1000", "Paid from earnings"], ["outside", "600", "Bank transfer, reference 77"]])
    for (const { sellerToken: token } of [ana, ben]) {
      const [{ statement }, { balance }] = await Promise.all([call(readStatement, { token, params: { month } }), call(readBalance, { token })])
      expect(statement.closing).toEqual(balance.pending)
    }
    expect(await faults([ana.sellerId, ben.sellerId, party_id])).toEqual([])

    // The same file again, and the same lines in another.
    expect(await refusalOf(sendFile(ana, "again.csv", first))).toMatchObject({ status: 422, words: expect.stringContaining("october.csv") as unknown })
    const second = await readDraft(ana, await sendFile(ana, "november.csv", german([aLine("DEABC2600001", "Deezer", "3", "10,0"), aLine("DEABC2600001", "Deezer", "3", "2,5", "2026-10"), aLine("DEABC2600001", "Tidal", "0", "-5,0")])))
    expect(second).toMatchObject({ totals: [usd("-250")], duplicates: { lines: 1, totals: [usd("1000")], of: [{ id, filename: "october.csv" }], included: false } })
    expect((await call(includeRoyaltyDuplicates, { token: ana.sellerToken, params: { id: second.id }, body: { included: true } })).statement.totals).toEqual([usd("750")])
    await call(includeRoyaltyDuplicates, { token: ana.sellerToken, params: { id: second.id }, body: { included: false } })
    await confirm(ana, second.id)
    // October had no sheet: all is Ana's. The correction of this month takes 40% from Ben, who has been paid already.
    expect((await call(readRoyalties, { token: ben.sellerToken })).mine.balances[0]).toMatchObject({ owed: usd("1400"), left: usd("-200") })
    expect(await faults([ana.sellerId, ben.sellerId, party_id])).toEqual([])
    const { stores } = await call(readRoyaltyAnalytics, { token: ana.sellerToken, query: { from: month } })
    expect(stores.find(({ name }) => name === "Spotify")).toMatchObject({ quantity: "1205" })
    expect(await refusalOf(call(deleteRoyaltyStatement, { token: ana.sellerToken, params: { id } }))).toMatchObject({ code: "posted" })
  })

  it("of unknown columns asks which they are, and remembers it for the next", async () => {
    const ana = await aProducer({ onboarded: false })
    const csv = (n: number) => `when,what,how often,worth\n2026-09,Tide,${n},"1,${n}00.50"\n`
    const draft = await readDraft(ana, await sendFile(ana, "a.csv", csv(1)))
    expect(draft).toMatchObject({ state: "draft", lines: 0, columns: ["when", "what", "how often", "worth"] })
    expect(draft.fault).toContain("Say which column")
    expect(await refusalOf(call(confirmRoyaltyStatement, { token: ana.sellerToken, params: { id: draft.id }, body: { totals: [] } }))).toMatchObject({ code: "not_postable" })
    await call(remapRoyaltyStatement, { token: ana.sellerToken, params: { id: draft.id }, body: { source: "Small Label", reading: { columns: { period: "when", title: "what", quantity: "how often", amount: "worth" }, decimal_comma: false, currency: "EUR", period: null, store: "Everywhere" } } })
    expect(await readDraft(ana, draft.id)).toMatchObject({ fault: null, lines: 1, source: "Small Label", totals: [{ amount: "110050", currency: "eur" }] })
    expect(await readDraft(ana, await sendFile(ana, "b.csv", csv(2)))).toMatchObject({ fault: null, lines: 1, source: "Small Label", totals: [{ amount: "120050", currency: "eur" }] })
    await call(deleteRoyaltyStatement, { token: ana.sellerToken, params: { id: draft.id } })
    expect((await call(listRoyaltyStatements, { token: ana.sellerToken })).statements.map(({ filename }) => filename)).toEqual(["b.csv"])
  })

  it("that is no table is refused in words; one of streams alone has no money to post", async () => {
    const ana = await aProducer({ onboarded: false })
    expect(await refusalOf(sendFile(ana, "a.xlsx", Buffer.from("504b030414000000", "hex")))).toMatchObject({ status: 400, code: "not_text" })
    expect(await refusalOf(sendFile(ana, "a.csv", ""))).toMatchObject({ status: 400, code: "empty" })
    const draft = await readDraft(ana, await sendFile(ana, "audience.csv", "date,listeners,streams,followers\n2026-10-01,5,12,3\n2026-10-02,4,8,3\n"))
    expect(draft).toMatchObject({ source: "Spotify for Artists (audience)", totals: [], quantity: "20", lines: 2, divided: [] })
    await confirm(ana, draft.id)
    expect((await call(readRoyaltyAnalytics, { token: ana.sellerToken })).months).toMatchObject([{ key: "2026-10", quantity: "20", money: [] }])
    expect((await call(readRoyalties, { token: ana.sellerToken })).collaborators).toEqual([])
  })
})

/** Where what parties wait for and were sent is not what their transfers say, or sets do not sum to zero. */
const faults = (parties: string[]) => query(
  `select party, sum(owed)::text as owed, sum(sent)::text as sent from (
     select split_part(account, ':', 2) as party, case when account like 'party\\_payable:%' then -amount else 0 end as owed, case when account like 'party\\_transferred:%' then -amount else 0 end as sent from ledger_entry where account like 'party\\_%'
     union all select party_id, case when state = 'sent' then 0 else recovered - amount end, case when state = 'sent' then recovered - amount else 0 end from transfer) x
   where party = any($1) group by 1 having sum(owed) <> 0 or sum(sent) <> 0`, [parties])
