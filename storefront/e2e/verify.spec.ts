import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { licenseLinks, readLicense, type LicenseView } from "@max-booster/api-contract"
import { signToken } from "@max-booster/kernel/sign"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { query, secrets } from "../../medusa-backend/integration-tests/support/database"
import { fetched, sha256 } from "../../medusa-backend/integration-tests/support/files"
import { call } from "../../medusa-backend/integration-tests/support/http"
import { linkIn, mailTo } from "../../medusa-backend/integration-tests/support/mail"
import { aPerson, type Person } from "../../medusa-backend/integration-tests/support/people"
import { ready } from "../../medusa-backend/integration-tests/support/ready"
import { beatsOfDifferentProducers, buy, licensesOf } from "../../medusa-backend/integration-tests/support/shopping"
import { filesOf } from "../../medusa-backend/integration-tests/support/zip"
import { axeFaults } from "./support/axe"
import { pictureOnFailure, useBrowser } from "./support/browser"
import { signIn } from "./support/steps"

const visit = useBrowser()
let folder = ""
let buyer: Person
let license: LicenseView
let page = ""
const pdf = () => join(folder, "contract.pdf")
const changedPdf = () => join(folder, "changed.pdf")

beforeAll(async () => {
  const [made, person, [beat]] = await Promise.all([mkdtemp(join(tmpdir(), "verify-")), aPerson("Verified Buyer"), beatsOfDifferentProducers(1)])
  folder = made
  buyer = person
  if (!beat) throw new Error("no beat")
  const { orderId } = await buy(buyer, [[beat, "wav"]])
  const [bought] = await licensesOf(buyer, orderId, 1)
  if (!bought) throw new Error("no license")
  license = bought
  page = (await call(readLicense, { token: buyer.token, params: { id: license.id } })).license.verify_url
  const { files } = await call(licenseLinks, { token: buyer.token, params: { id: license.id } })
  const bytes = await fetched(files.find(({ kind }) => kind === "contract")?.url ?? "")
  await writeFile(pdf(), bytes)
  bytes.writeUInt8(bytes.readUInt8(5_000) ^ 1, 5_000)
  await writeFile(changedPdf(), bytes)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const codeOf = () => new URL(page).searchParams.get("c") ?? ""

describe("whoever relies on a license", () => {
  it("sees by number and code that it holds, and by its PDF whether that is unchanged", async () => {
    const visitor = await visit()
    pictureOnFailure(visitor, "verify")
    const { page: at } = visitor
    await at.goto("/verify")
    await at.getByLabel("License number").fill(license.number.toLowerCase())
    await at.getByRole("textbox", { name: "Code" }).fill(codeOf())
    await at.getByRole("button", { name: "Verify" }).click()
    await at.getByRole("heading", { level: 1, name: license.beat_title }).waitFor()
    await at.getByText("This license holds.").waitFor()
    const text = await at.locator("#content").innerText()
    expect(text).toContain("100,000 audio streams")
    expect(text).not.toContain(buyer.legal.name)
    expect(text).not.toContain(buyer.email)
    await at.getByLabel(/Drop the contract/).setInputFiles(changedPdf())
    await at.getByText("one or more bytes differ").waitFor()
    await at.getByLabel(/Drop the contract/).focus()
    const chooser = at.waitForEvent("filechooser")
    await at.keyboard.press("Space")
    await (await chooser).setFiles(pdf())
    await at.getByText("This is the unchanged contract").waitFor()
    expect(visitor.errors).toEqual([])
    expect(await axeFaults(at)).toEqual([])
  })

  it("finds the license by nothing but its PDF, and is told when no license has these bytes", async () => {
    const { page: at } = await visit({ viewport: { width: 390, height: 844 } })
    await at.goto("/verify")
    await at.getByLabel(/Drop the contract/).setInputFiles(changedPdf())
    await at.getByText("No license found").waitFor()
    await at.getByLabel(/Drop the contract/).setInputFiles(pdf())
    await at.waitForURL(`**/verify/${license.number}?**`)
    await at.getByText("This is the unchanged contract").waitFor()
    expect(await at.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    expect(await axeFaults(at)).toEqual([])
  })

  it("needs no pointer and no scripts", async () => {
    const { page: at } = await visit({ javaScriptEnabled: false })
    await at.goto("/verify")
    for (const [label, text] of [["License number", license.number], ["Code", codeOf()]] as const) {
      await at.getByRole("textbox", { name: label }).focus()
      await at.keyboard.type(text)
    }
    await at.keyboard.press("Enter")
    await at.getByText("This license holds.").waitFor()
    expect(await at.locator("#content").innerText()).toContain(license.pdf_sha256)
  })

  it("is told of a wrong code and of a missing one, and shown nothing", async () => {
    const { page: at } = await visit()
    for (const [address, words] of [[`/verify/${license.number}?c=AAAA-AAAA`, "There is no license with this number and code"], [`/verify/${license.number}`, "The code is missing"], ["/verify/MB-2026-999999?c=AAAA-AAAA", "There is no license with this number and code"]] as const) {
      await at.goto(address)
      await at.locator("#content").getByText(words).waitFor()
      expect(await at.locator("#content").innerText()).not.toContain(license.beat_title)
      await at.getByLabel("License number").waitFor()
    }
  })

  it.each([["revoked", "Revoked"], ["expired", "Expired"], ["superseded", "Superseded"]])("sees when it is %s", async (state, title) => {
    const { page: at } = await visit()
    await query("update license set state = $1 where id = $2", [state, license.id])
    try {
      await at.goto(page)
      await at.locator("#content").getByText(title, { exact: true }).waitFor()
      await at.getByText("What it permitted").waitFor()
    } finally {
      await query("update license set state = 'valid' where id = $1", [license.id])
    }
  })
})

describe("whoever has bought", () => {
  it("downloads everything as one zip from the license's page, and shows others its public page", async () => {
    const visitor = await visit()
    pictureOnFailure(visitor, "bundle")
    const { page: at } = visitor
    await signIn(at, buyer, `/account/licenses/${license.id}`)
    await at.goto(`/account/licenses/${license.id}`)
    const [zip] = await Promise.all([at.waitForEvent("download"), at.getByRole("link", { name: "Download Everything (ZIP)" }).click()])
    expect(zip.suggestedFilename()).toContain(`License ${license.number} and files`)
    const path = join(folder, "all.zip")
    await zip.saveAs(path)
    const files = filesOf(await readFile(path))
    expect(Object.entries(files).filter(([name]) => name.endsWith(".pdf")).map(([, bytes]) => sha256(bytes))).toEqual([license.pdf_sha256])
    expect(Object.keys(files)).toHaveLength(4)
    await at.getByRole("link", { name: "Public page of this license" }).click()
    await at.getByText("This license holds.").waitFor()
  })

  it("comes from an expired link to a fresh file by one button", async () => {
    const { page: at } = await visit()
    await signIn(at, buyer, "/account")
    await at.goto(`${ready.backend}/downloads/${signToken(secrets()["LINK_SECRET"] ?? "", "download", { license: license.id, kind: "contract" }, Date.now() - 1_000)}`)
    await at.getByRole("heading", { name: "This link has expired" }).waitFor()
    const [file] = await Promise.all([at.waitForEvent("download"), at.getByRole("link", { name: "Get a fresh link" }).click()])
    expect(file.suggestedFilename()).toContain(license.number)
  })

  it("opens contracts and files by the mailed link without signing in, and has it mailed again", async () => {
    const { page: at } = await visit({ viewport: { width: 390, height: 844 } })
    await at.goto(linkIn(await mailTo(buyer.email, "Your licenses for order"), "/licenses/order/"))
    await at.getByRole("heading", { name: license.beat_title }).waitFor()
    expect(await at.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    expect(await axeFaults(at)).toEqual([])
    const [file] = await Promise.all([at.waitForEvent("download"), at.getByRole("link", { name: `Download License contract (PDF) of ${license.beat_title}` }).click()])
    expect(sha256(await readFile(await file.path()))).toBe(license.pdf_sha256)
    await at.goto(`/licenses/order/${signToken(secrets()["LINK_SECRET"] ?? "", "order-files", { order_id: license.order_id }, Date.now() - 1_000)}`)
    await at.getByRole("link", { name: "Get a fresh link" }).click()
    await at.getByLabel("E-mail").fill(buyer.email)
    await at.getByRole("button", { name: "Mail me my licenses" }).click()
    await at.getByText("a mail with links is on its way").waitFor()
    await at.goto(linkIn(await mailTo(buyer.email, "Your licenses and files"), "/licenses/order/"))
    await at.getByRole("heading", { name: license.beat_title }).waitFor()
  })
})
