import { InjectTransactionManager, MedusaContext, MedusaError } from "@medusajs/framework/utils"
import type { Context, Logger } from "@medusajs/framework/types"
import { locales } from "@max-booster/api-contract"
import { announceLicenses, issueLicenses, mailLicenseLinks, tellLicenseType, type Acceptance as AcceptanceInput, type Asked, type AskedLine, type BoughtOrder, type Clause, type ContractDraft, type DeliverableKind, type GiftWish, type GrantFacts, type Holder, type LicenseCredit, type LicenseGift, type LicenseNews, type LicenseProof, type LicenseType, type LicensingDoor, type Locale, type Replaced, type UsedLicense } from "@max-booster/extension-api"
import { enqueue, inTransaction, PermanentFailure, request } from "@max-booster/jobs"
import { faultOfTerms } from "../../core/bounds"
import { canonicalJson } from "../../core/canonical"
import { withText } from "../../core/clause"
import type { IssuedContract } from "../../core/document"
import { resolveType } from "../../core/license-type"
import { asked, readAnswers } from "../../core/questions"
import type { Registry } from "../../extensions"
import { giftRefusal } from "../../core/gift-limits"
import { licenseNumber } from "../../core/number"
import { sampleContract } from "../../core/sample"
import { draftContract, refusalOf } from "../../core/template"
import { termsHash } from "../../core/terms-hash"
import { toUsed } from "../../core/used"
import { checkCode } from "../../core/verification"
import { orderLinkOf } from "../../order-link"
import { note } from "./history"
import { LicenseTexts, signatureOf } from "./license-texts"
import { TypesAndPlans } from "./types-and-plans"
import { LicenseLife } from "./life"
import type { AcceptanceRow, AnswersRow, GiftRow, LicenseRow, NewTemplate, PaidGrant, PaidOrder } from "./rows"
import { giveBack, takeOver } from "./successions"

type Data = Record<string, unknown>

/** More than anybody holds, so that one page has them all. */
const MOST_HELD = 5_000

/** Plans, contract texts, acceptances and licenses: stores and retrieves; core decides. */
export default class LicensingService extends TypesAndPlans implements LicensingDoor {
  /** The contract texts and who signed them. */
  readonly texts = new LicenseTexts(this)
  /** What happens to licenses after they were issued. */
  readonly life: LicenseLife

  constructor(container: { logger: Logger; __pg_connection__: ConstructorParameters<typeof LicenseLife>[0] }, options?: { registry?: Registry }) {
    super(container, options)
    this.life = new LicenseLife(container.__pg_connection__)
  }

  /** The clauses of a type under changed terms. @throws {MedusaError} invalid_data: the type does not permit them */
  async preview(id: string, terms: Record<string, unknown>): Promise<Clause[]> {
    const type = this.typeOf_(id)
    const fault = type ? faultOfTerms(type, terms) : `There is no license type "${id}". Known are ${this.types.map((each) => each.id).join(", ")}.`
    if (!type || fault) throw new MedusaError(MedusaError.Types.INVALID_DATA, fault ?? "", "plan_refused")
    return this.written_(type, () => resolveType(type, terms)).clauses
  }

  /** The license types by their names. */
  async typesByName(): Promise<{ id: string; label: string }[]> {
    return this.types.map(({ id, label }) => ({ id, label }))
  }

  /** A text's contract with sample data. @throws {MedusaError} invalid_data: as publishing it would be refused */
  async sample(text: Pick<NewTemplate, "title" | "locale" | "clauses">, id: string): Promise<IssuedContract> {
    const template = { title: text.title, clauses: text.clauses.map(withText), number: 0 }
    const refusal = refusalOf(template)
    if (refusal) throw new MedusaError(MedusaError.Types.INVALID_DATA, refusal, "template_refused")
    const type = this.typeOf_(id)
    if (!type) throw new MedusaError(MedusaError.Types.INVALID_DATA, `There is no license type "${id}". Known are ${this.types.map((each) => each.id).join(", ")}.`, "unknown_type")
    return this.written_(type, () => sampleContract(template, resolveType(type, {}, { locale: text.locale }), text.locale))
  }

  async hasSigned(sellerId: string): Promise<boolean> {
    return (await this.texts.lastOf(sellerId)) !== null
  }

  async draftContracts(wished: GrantFacts[]): Promise<{ facts: GrantFacts[]; drafts: ContractDraft[]; terms_hash: string; locales: Locale[] }> {
    const inForce = await this.texts.inForce([...new Set(wished.map(({ seller_id }) => seller_id))])
    const spoken = locales.filter((locale) => [...inForce.values()].every(({ texts }) => texts.some((text) => text.locale === locale)))
    const locale = spoken.find((each) => each === wished[0]?.locale) ?? "en"
    const contracts = wished.map(({ signature: _other, ...fact }) => {
      const { signature = null, texts = [] } = inForce.get(fact.seller_id) ?? {}
      const template = texts.find((text) => text.locale === locale)
      if (!template) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, `The shop that sells "${fact.beat_title}" has not signed its license text yet, so its license cannot be written.`, "unavailable")
      const type = this.typeOf_(fact.type)
      if (!type) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, `The license type "${fact.type}" of "${fact.beat_title}" is not installed any more, so it cannot be sold. Take it out of the cart to go on.`, "unavailable")
      return this.written_(type, () => {
        const resolved = resolveType(type, fact.terms, { answers: fact.answers ?? [], locale })
        const facts: GrantFacts = { ...fact, locale, label: resolved.label, ...(signature && { signature: signatureOf(signature) }) }
        return { facts, draft: draftContract(template, { facts, type: resolved, locale }) }
      })
    })
    const [facts, drafts] = [contracts.map((each) => each.facts), contracts.map(({ draft }) => draft)]
    return { facts, drafts, terms_hash: termsHash(drafts, facts), locales: spoken }
  }

  async recordAcceptance({ cart_id, facts: agreed, acceptance }: { cart_id: string; facts: GrantFacts[]; acceptance: AcceptanceInput }): Promise<string> {
    const { facts, drafts, terms_hash } = await this.draftContracts(agreed)
    if (terms_hash !== acceptance.terms_hash) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "The terms have changed since you read them. Read them again, then pay.", "terms_changed")
    const { id } = await this.createLicenseAcceptances({
      cart_id, customer_id: facts[0]?.customer_id ?? "", facts: facts as unknown as Data, drafts: drafts as unknown as Data, terms_hash,
      typed_name: acceptance.typed_name, consents: acceptance.consents, accepted_at: new Date(acceptance.accepted_at), ip: acceptance.ip, user_agent: acceptance.user_agent,
    })
    return id
  }

  /** Writes the licenses of a paid order, each once, with the terms as accepted. @throws {PermanentFailure} nothing was accepted for this cart */
  @InjectTransactionManager()
  async draftLicenses(order: PaidOrder, @MedusaContext() context: Context = {}): Promise<LicenseRow[]> {
    const existing = (await this.listLicenses({ order_id: order.order_id }, {}, context)) as unknown as LicenseRow[]
    const missing = order.grants.filter((grant) => !existing.some(({ line_id }) => line_id === grant.line_id))
    if (missing.length === 0) return existing
    const acceptances = (await this.listLicenseAcceptances({ cart_id: order.cart_id }, { order: { accepted_at: "DESC" } }, context)) as unknown as AcceptanceRow[]
    const created = []
    for (const grant of missing) created.push(await this.createLicenses(await this.frozen_(order, grant, acceptances, context), context))
    return [...existing, ...(created as unknown as LicenseRow[])]
  }

  /** Marks a license valid with its contract's file, and what it replaces superseded; with the last one of its order it asks for the announcement. */
  @InjectTransactionManager()
  async markIssued(license: Pick<LicenseRow, "id" | "number" | "facts" | "order_id" | "type">, file: { id: string; sha256: string; bytes: number }, at: Date, @MedusaContext() context: Context = {}): Promise<void> {
    const sql = inTransaction(context.transactionManager)
    await this.updateLicenses({ id: license.id, state: "valid", issued_at: at, pdf_file_id: file.id, pdf_sha256: file.sha256, pdf_bytes: file.bytes }, context)
    await note(sql, { license_id: license.id, kind: "issued", by: "shop" })
    await takeOver(sql, license)
    if (this.typeOf_(license.type)?.onIssued) await enqueue(sql, request(tellLicenseType, { license_id: license.id }, { key: `hook:${license.id}` }))
    const all = (await this.listLicenses({ order_id: license.order_id }, {}, context)) as unknown as LicenseRow[]
    if (all.some(({ state }) => state === "issuing")) return
    await enqueue(sql, request(announceLicenses, { order_id: license.order_id, license_ids: all.map(({ id }) => id) }, { key: `announce:${license.order_id}` }))
  }

  /**
   * Ends the licenses of these order lines, whose money went back: their files are not delivered any more, and what they replaced holds again. Again is a no-op.
   * @throws when one is still being issued: try again
   */
  @InjectTransactionManager()
  async revoke(orderId: string, lineIds: readonly string[], reason: string, @MedusaContext() context: Context = {}): Promise<void> {
    const sql = inTransaction(context.transactionManager)
    const licenses = (await this.listLicenses({ order_id: orderId, line_id: [...lineIds] }, {}, context)) as unknown as LicenseRow[]
    const missing = lineIds.length - licenses.filter(({ state }) => state !== "issuing").length
    if (missing > 0) throw new Error(`${missing} licenses of order ${orderId} are not issued yet, so they cannot be revoked yet`)
    for (const { id } of licenses.filter(({ state }) => state !== "revoked")) {
      await this.updateLicenses({ id, state: "revoked" }, context)
      await note(sql, { license_id: id, kind: "revoked", by: "operator", words: reason, data: { cause: "refund" } })
      await giveBack(sql, id)
    }
  }

  /**
   * Counts a download by a link. One that resumes belongs to one that began from the same address.
   * @returns false when the link has given all it gives; two that come at once are counted one after the other
   */
  @InjectTransactionManager()
  async countDownload(download: { license_id: string; kind: string; link: string; ip: string }, { most, resumes }: { most: number; resumes: boolean }, @MedusaContext() context: Context = {}): Promise<boolean> {
    await inTransaction(context.transactionManager)("select pg_advisory_xact_lock(hashtextextended(?, 0))", [`download:${download.link}`])
    const before = await this.listLicenseDownloads({ link: download.link }, { take: most }, context)
    if (resumes && before.some(({ ip }) => ip === download.ip)) return true
    if (before.length >= most) return false
    await this.createLicenseDownloads(download, context)
    return true
  }

  /** Has the links of what an address has bought mailed to it. */
  @InjectTransactionManager()
  async askForLinks(email: string, @MedusaContext() context: Context = {}): Promise<void> {
    await enqueue(inTransaction(context.transactionManager), request(mailLicenseLinks, { email }))
  }

  async deliversTo(customerId: string, recordingId: string): Promise<DeliverableKind[]> {
    const licenses = (await this.listLicenses({ customer_id: customerId, recording_id: recordingId, state: "valid" }, { take: 100 })) as unknown as LicenseRow[]
    return [...new Set(licenses.flatMap(({ delivers }) => delivers))]
  }

  async deliveredTo(customerId: string): Promise<Map<string, DeliverableKind[]>> {
    const licenses = (await this.listLicenses({ customer_id: customerId, state: "valid" }, { select: ["recording_id", "delivers"], take: 10_000 })) as unknown as LicenseRow[]
    const given = new Map<string, Set<DeliverableKind>>()
    for (const { recording_id, delivers } of licenses) given.set(recording_id, new Set([...(given.get(recording_id) ?? []), ...delivers]))
    return new Map([...given].map(([recordingId, kinds]) => [recordingId, [...kinds]]))
  }

  async ordersOf(customerIds: readonly string[]): Promise<BoughtOrder[]> {
    const licenses = (await this.listLicenses({ customer_id: [...customerIds] }, { order: { created_at: "DESC" }, take: 200 })) as unknown as LicenseRow[]
    const orders = new Map<string, BoughtOrder>()
    for (const { order_id, order_number, facts, label } of licenses) {
      const order = orders.get(order_id) ?? { order_id, order_number, titles: [] }
      orders.set(order_id, { ...order, titles: [...order.titles, `${facts.beat_title} (${label})`] })
    }
    return [...orders.values()]
  }

  async newsOf(eventId: string): Promise<LicenseNews | null> {
    return this.life.newsOf(eventId)
  }

  async claimReplaced(planId: string, replaced: readonly Replaced[]): Promise<Replaced[]> {
    return this.life.claim(planId, replaced)
  }

  async creditsOf(licenseIds: readonly string[]): Promise<Map<string, LicenseCredit>> {
    return this.life.creditsOf(licenseIds, new Date())
  }

  async releaseReplaced(planId: string): Promise<void> {
    return this.life.release(planId)
  }

  async orderLink(orderId: string, now: Date): Promise<string> {
    return orderLinkOf(orderId, now)
  }

  @InjectTransactionManager()
  async give({ facts: wished, email, may_write, ip, user_agent, at }: GiftWish, @MedusaContext() context: Context = {}): Promise<string | null> {
    await inTransaction(context.transactionManager)("select pg_advisory_xact_lock(hashtext(?))", [`license-gift:${email}`])
    const hour = new Date(at.getTime() - 3_600_000)
    const [before] = (await this.listLicenseGifts({ recording_id: wished.recording_id, email }, {}, context)) as unknown as GiftRow[]
    const recent = before ? [] : ((await this.listLicenseGifts({ $or: [{ email }, { ip }], created_at: { $gt: hour } } as never, { take: 100 }, context)) as unknown as GiftRow[])
    const refusal = giftRefusal({ email, ip }, recent, before?.mailed_at ?? null, at)
    if (refusal) return refusal
    if (before) {
      await this.updateLicenseGifts({ id: before.id, mailed_at: at }, context)
      await enqueue(inTransaction(context.transactionManager), request(announceLicenses, { order_id: before.id, license_ids: [] }))
      return null
    }
    const { recording_id, seller_id, beat_title, licensee: { name } } = wished
    const { id } = await this.createLicenseGifts({ recording_id, seller_id, beat_title, name, email, may_write, ip, mailed_at: at }, context)
    const { facts, drafts, terms_hash } = await this.draftContracts([{ ...wished, line_id: id }])
    const consents = ["terms", ...(may_write ? ["contact"] : [])]
    await this.createLicenseAcceptances({ cart_id: id, customer_id: "", facts: facts as unknown as Data, drafts: drafts as unknown as Data, terms_hash, typed_name: name, consents, accepted_at: at, ip, user_agent }, context)
    const grants = facts.map((fact) => ({ ...fact, cart_line_id: id }))
    await enqueue(inTransaction(context.transactionManager), request(issueLicenses, { order_id: id, order_number: 0, cart_id: id, paid_at: at.toISOString(), payment_reference: "", grants }, { key: `issue:${id}` }))
    return null
  }

  async usedLicenses(holders: readonly Holder[], ids?: readonly string[]): Promise<UsedLicense[]> {
    const held = await this.life.list({ holders }, { ids, offset: 0, limit: MOST_HELD })
    return held.map((license) => toUsed(license, this.typeOf_(license.type) ?? null))
  }

  async giftOf(id: string): Promise<LicenseGift | null> {
    const [gift] = (await this.listLicenseGifts({ id })) as unknown as GiftRow[]
    return gift ?? null
  }

  /** A shop's gifts, newest first, each with how often files of its license were fetched. */
  async giftsOf(sellerId: string): Promise<(GiftRow & { fetched: number })[]> {
    const gifts = (await this.listLicenseGifts({ seller_id: sellerId }, { order: { created_at: "DESC" }, take: 500 })) as unknown as GiftRow[]
    const licenses = (await this.listLicenses({ order_id: gifts.map(({ id }) => id) }, { take: gifts.length })) as unknown as LicenseRow[]
    const downloads = await this.listLicenseDownloads({ license_id: licenses.map(({ id }) => id) }, { select: ["license_id"], take: 10_000 })
    return gifts.map((gift) => {
      const license = licenses.find(({ order_id }) => order_id === gift.id)
      return { ...gift, fetched: downloads.filter(({ license_id }) => license_id === license?.id).length }
    })
  }

  async proofOf(orderId: string): Promise<LicenseProof[]> {
    const licenses = (await this.listLicenses({ order_id: orderId }, { order: { number: "ASC" } })) as unknown as LicenseRow[]
    const downloads = await this.listLicenseDownloads({ license_id: licenses.map(({ id }) => id) }, { order: { created_at: "ASC" }, take: 1_000 })
    return Promise.all(licenses.map(async (license) => ({
      number: license.number, label: license.label, beat_title: license.facts.beat_title, issued_at: license.issued_at?.toISOString() ?? null, pdf_sha256: license.pdf_sha256, pdf_file_id: license.pdf_file_id,
      template_version: license.template_version, licensee: license.facts.licensee, acceptance: await this.acceptanceOf(license),
      downloads: downloads.filter(({ license_id }) => license_id === license.id).map(({ kind, ip, created_at }) => ({ kind, ip, at: new Date(created_at).toISOString() })),
    })))
  }

  /** What was accepted for a license. */
  async acceptanceOf({ acceptance_id }: Pick<LicenseRow, "acceptance_id">): Promise<AcceptanceInput> {
    const { typed_name, consents, accepted_at, ip, user_agent, terms_hash } = (await this.retrieveLicenseAcceptance(acceptance_id)) as unknown as AcceptanceRow
    return { typed_name, consents, accepted_at: accepted_at.toISOString(), ip, user_agent, terms_hash }
  }

  async askedOf(lines: readonly AskedLine[]): Promise<Map<string, Asked>> {
    const asking = lines.flatMap(({ line_id, type: id }) => {
      const type = this.typeOf_(id)
      return type?.questions ? [{ line_id, type }] : []
    })
    if (asking.length === 0) return new Map()
    const rows = (await this.listLicenseAnswers({ line_id: asking.map(({ line_id }) => line_id) })) as unknown as AnswersRow[]
    return new Map(asking.map(({ line_id, type }) => [line_id, asked(type, rows.find((row) => row.line_id === line_id)?.answers)]))
  }

  /** Keeps what is answered for a line of a cart, in place of what was. @returns what is wrong, by question; nothing is kept then */
  async answer({ cart_id, line_id, type: id }: AskedLine & { cart_id: string }, given: Record<string, unknown>): Promise<Record<string, string>> {
    const type = this.typeOf_(id)
    const { answers, faults } = type ? readAnswers(type, given) : { answers: [], faults: {} }
    if (Object.keys(faults).length > 0) return faults
    const [before] = await this.listLicenseAnswers({ line_id })
    const data = { answers: answers as unknown as Data }
    if (before) await this.updateLicenseAnswers({ id: before.id, ...data })
    else await this.createLicenseAnswers({ cart_id, line_id, ...data })
    return {}
  }

  /** What a type's own code writes. @throws {MedusaError} unavailable: it failed; the log says how */
  protected written_<T>({ id, label }: LicenseType, write: () => T): T {
    try {
      return write()
    } catch (error) {
      this.log_.error(`The clauses of license type "${id}" could not be written: ${error instanceof Error ? error.message : String(error)}`)
      throw new MedusaError(MedusaError.Types.NOT_ALLOWED, `The ${label} license cannot be written: its plugin failed. It cannot be bought until that is mended.`, "unavailable")
    }
  }

  /** Data of a new license. The newest acceptance that holds this very grant counts: a cart may have been accepted again after a change. */
  protected async frozen_(order: PaidOrder, { cart_line_id, ...facts }: PaidGrant, acceptances: readonly AcceptanceRow[], context: Context) {
    const acceptance = acceptances.find((each) => each.facts.some((fact) => fact.line_id === cart_line_id && sameGrant(fact, facts)))
    const draft = acceptance?.drafts.find(({ line_id }) => line_id === cart_line_id)
    if (!acceptance || !draft) throw new PermanentFailure(`The terms of line ${cart_line_id} of order ${order.order_number} were not accepted in cart ${order.cart_id}: refund it, or issue by hand.`)
    const [row] = (await inTransaction(context.transactionManager)("select nextval('license_number_seq')::text as n", [])) as { n: string }[]
    const { order_id, order_number, paid_at, payment_reference } = order
    const number = licenseNumber(paid_at, row?.n ?? "0")
    return {
      // Said, not left to the column: a created row does not know its defaults.
      state: "issuing" as const, number, check_code: checkCode(process.env["LINK_SECRET"] ?? "", number), type: facts.type, label: draft.label ?? this.typeOf_(facts.type)?.label ?? facts.type, order_id, order_number,
      line_id: facts.line_id, cart_line_id, recording_id: facts.recording_id, seller_id: facts.seller_id, customer_id: facts.customer_id,
      facts: facts as unknown as Data, title: draft.title, clauses: draft.clauses as unknown as Data, caps: draft.caps as unknown as Data, delivers: draft.delivers,
      template_version: draft.template_version, acceptance_id: acceptance.id, payment_reference, paid_at: new Date(paid_at),
    }
  }
}

const sameGrant = (a: GrantFacts, b: GrantFacts) => canonicalJson(a.answers ?? []) === canonicalJson(b.answers ?? []) && a.type === b.type && a.recording_id === b.recording_id && a.price.amount === b.price.amount && a.price.currency === b.price.currency
