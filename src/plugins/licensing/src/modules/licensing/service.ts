import { InjectTransactionManager, MedusaContext, MedusaError, MedusaService } from "@medusajs/framework/utils"
import type { Context } from "@medusajs/framework/types"
import { announceLicenses, mailLicenseLinks, projectPlan, type Acceptance as AcceptanceInput, type BoughtOrder, type ContractDraft, type DeliverableKind, type GrantFacts, type LicenseProof, type LicensingDoor, type Tier } from "@max-booster/extension-api"
import { enqueue, inTransaction, PermanentFailure, request } from "@max-booster/jobs"
import { BUILT_IN, defaultRevision, defaultTemplate } from "../../core/default-template"
import { blockedBy, faultOf, resolveType, tiersOf, type PlannedTier } from "../../core/license-type"
import { licenseNumber } from "../../core/number"
import { draftContract, refusalOf } from "../../core/template"
import { termsHash } from "../../core/terms-hash"
import { checkCode } from "../../core/verification"
import { orderLinkOf } from "../../order-link"
import { shippedTypes } from "../../types"
import { Acceptance } from "./models/acceptance"
import { Download } from "./models/download"
import { License } from "./models/license"
import { LicensePlan } from "./models/license-plan"
import { TemplateVersion } from "./models/template-version"
import type { AcceptanceRow, LicenseRow, NewTemplate, PaidGrant, PaidOrder, PlanRow, TemplateRow } from "./rows"

/** The language of contracts until a buyer may choose. */
const LOCALE = "en"
type Data = Record<string, unknown>

/** Plans, contract texts, acceptances and licenses: stores and retrieves; core decides. */
export default class LicensingService extends MedusaService({ LicensePlan, TemplateVersion, LicenseAcceptance: Acceptance, License, LicenseDownload: Download }) implements LicensingDoor {
  async tiersOf({ available, ...beat }: { recording_id: string; seller_id: string; available: readonly DeliverableKind[]; currency: string }): Promise<Tier[]> {
    return (await this.plannedTiers(beat)).filter(({ delivers }) => blockedBy(delivers, available) === null)
  }

  /** Every tier of a beat, also those whose files are missing: its own plan, else the shop's, else the types' defaults. */
  async plannedTiers({ recording_id, seller_id, currency }: { recording_id: string; seller_id: string; currency: string }): Promise<Tier[]> {
    const plans = (await this.listLicensePlans({ seller_id, $or: [{ recording_id }, { recording_id: null }] })) as unknown as PlanRow[]
    const plan = plans.find((p) => p.recording_id === recording_id) ?? plans.find((p) => p.recording_id === null)
    return tiersOf(shippedTypes, plan?.tiers ?? null, currency)
  }

  /** Sets a beat's tiers and asks the shop to show them, in one transaction. @throws {MedusaError} invalid_data: unknown type, foreign currency, price out of range */
  @InjectTransactionManager()
  async savePlan(owner: { seller_id: string; recording_id: string }, tiers: PlannedTier[], currency: string, @MedusaContext() context: Context = {}): Promise<void> {
    const fault = faultOf(tiers, shippedTypes, currency)
    if (fault) throw new MedusaError(MedusaError.Types.INVALID_DATA, fault, "plan_refused")
    const [plan] = await this.listLicensePlans(owner, {}, context)
    const data = { tiers: tiers as unknown as Data }
    if (plan) await this.updateLicensePlans({ id: plan.id, ...data }, context)
    else await this.createLicensePlans({ ...owner, ...data }, context)
    await enqueue(inTransaction(context.transactionManager), request(projectPlan, { recording_id: owner.recording_id }))
  }

  /** The newest contract text; the built-in one while nobody has published any. */
  async currentTemplate(): Promise<TemplateRow> {
    const [newest] = (await this.listTemplateVersions({ locale: LOCALE }, { order: { number: "DESC" }, take: 1 })) as unknown as TemplateRow[]
    if (newest && (newest.source !== BUILT_IN || newest.revision === defaultRevision)) return newest
    return this.publishTemplate({ source: BUILT_IN, revision: defaultRevision, locale: LOCALE, ...defaultTemplate })
  }

  /** Makes an immutable version of a text; one revision makes one, also when two ask at once. @throws {MedusaError} invalid_data: names what is unknown or missing */
  async publishTemplate(text: NewTemplate): Promise<TemplateRow> {
    const refusal = refusalOf(text)
    if (refusal) throw new MedusaError(MedusaError.Types.INVALID_DATA, refusal, "template_refused")
    const find = async () => ((await this.listTemplateVersions({ source: text.source, revision: text.revision })) as unknown as TemplateRow[])[0]
    const found = await find()
    if (found) return found
    try {
      return (await this.createTemplateVersions({ ...text, clauses: text.clauses as unknown as Data })) as unknown as TemplateRow
    } catch (error) {
      const others = await find()
      if (others) return others
      throw error
    }
  }

  async draftContracts(facts: GrantFacts[]): Promise<{ drafts: ContractDraft[]; terms_hash: string }> {
    const template = await this.currentTemplate()
    const drafts = facts.map((fact) => draftContract(template, { facts: fact, type: resolvedType(fact.type) }))
    return { drafts, terms_hash: termsHash(drafts, facts) }
  }

  async recordAcceptance({ cart_id, facts, acceptance }: { cart_id: string; facts: GrantFacts[]; acceptance: AcceptanceInput }): Promise<string> {
    const { drafts, terms_hash } = await this.draftContracts(facts)
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

  /** Marks a license valid with its contract's file; with the last one of its order it asks for the announcement. */
  @InjectTransactionManager()
  async markIssued(license: Pick<LicenseRow, "id" | "order_id">, file: { id: string; sha256: string; bytes: number }, at: Date, @MedusaContext() context: Context = {}): Promise<void> {
    await this.updateLicenses({ id: license.id, state: "valid", issued_at: at, pdf_file_id: file.id, pdf_sha256: file.sha256, pdf_bytes: file.bytes }, context)
    const all = (await this.listLicenses({ order_id: license.order_id }, {}, context)) as unknown as LicenseRow[]
    if (all.some(({ state }) => state === "issuing")) return
    await enqueue(inTransaction(context.transactionManager), request(announceLicenses, { order_id: license.order_id, license_ids: all.map(({ id }) => id) }, { key: `announce:${license.order_id}` }))
  }

  /**
   * Ends the licenses of these order lines: their files are not delivered any more. Again is a no-op.
   * @throws when one is still being issued: try again
   */
  async revoke(orderId: string, lineIds: readonly string[]): Promise<void> {
    const licenses = (await this.listLicenses({ order_id: orderId, line_id: [...lineIds] })) as unknown as LicenseRow[]
    const missing = lineIds.length - licenses.filter(({ state }) => state !== "issuing").length
    if (missing > 0) throw new Error(`${missing} licenses of order ${orderId} are not issued yet, so they cannot be revoked yet`)
    await this.updateLicenses(licenses.map(({ id }) => ({ id, state: "revoked" as const })))
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

  async ordersOf(customerIds: readonly string[]): Promise<BoughtOrder[]> {
    const licenses = (await this.listLicenses({ customer_id: [...customerIds] }, { order: { created_at: "DESC" }, take: 200 })) as unknown as LicenseRow[]
    const orders = new Map<string, BoughtOrder>()
    for (const { order_id, order_number, facts, label } of licenses) {
      const order = orders.get(order_id) ?? { order_id, order_number, titles: [] }
      orders.set(order_id, { ...order, titles: [...order.titles, `${facts.beat_title} (${label})`] })
    }
    return [...orders.values()]
  }

  async orderLink(orderId: string, now: Date): Promise<string> {
    return orderLinkOf(orderId, now)
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
      state: "issuing" as const, number, check_code: checkCode(process.env["LINK_SECRET"] ?? "", number), type: facts.type, label: resolvedType(facts.type).label, order_id, order_number,
      line_id: facts.line_id, cart_line_id, recording_id: facts.recording_id, seller_id: facts.seller_id, customer_id: facts.customer_id,
      facts: facts as unknown as Data, title: draft.title, clauses: draft.clauses as unknown as Data, caps: draft.caps, delivers: draft.delivers,
      template_version: draft.template_version, acceptance_id: acceptance.id, payment_reference, paid_at: new Date(paid_at),
    }
  }
}

const sameGrant = (a: GrantFacts, b: GrantFacts) => a.type === b.type && a.recording_id === b.recording_id && a.price.amount === b.price.amount && a.price.currency === b.price.currency

function resolvedType(id: string) {
  const type = shippedTypes.find((each) => each.id === id)
  if (!type) throw new MedusaError(MedusaError.Types.INVALID_DATA, `There is no license type "${id}". Known are ${shippedTypes.map((each) => each.id).join(", ")}.`, "unknown_type")
  return resolveType(type)
}
