import { InjectTransactionManager, MedusaContext, MedusaError, MedusaService } from "@medusajs/framework/utils"
import type { Context } from "@medusajs/framework/types"
import { announceLicenses, projectPlan, type Acceptance as AcceptanceInput, type Clause, type ContractDraft, type DeliverableKind, type GrantFacts, type LicensingDoor, type Tier } from "@max-booster/extension-api"
import { enqueue, inTransaction, PermanentFailure, request } from "@max-booster/jobs"
import { draftContract, licenseNumber, termsHash, type Template } from "../../core/contract"
import { defaultTemplate } from "../../core/default-template"
import { checkTemplate } from "../../core/template"
import { toTiers } from "../../core/tiers"
import { builtInTypes } from "../../types/tiers"
import { Acceptance } from "./models/acceptance"
import { Download } from "./models/download"
import { License } from "./models/license"
import { LicensePlan } from "./models/license-plan"
import { TemplateVersion } from "./models/template-version"
import type { AcceptanceRow, LicenseRow, PlannedTier, PlanRow, TemplateRow } from "./rows"

type Grant = GrantFacts & { cart_line_id: string }
type Order = { order_id: string; order_number: number; cart_id: string; paid_at: string; payment_reference: string; grants: Grant[] }

/** Plans, contract texts, acceptances and licenses: stores and retrieves; core decides. */
export default class LicensingService extends MedusaService({ LicensePlan, TemplateVersion, LicenseAcceptance: Acceptance, License, LicenseDownload: Download }) implements LicensingDoor {
  async tiersOf({ recording_id, seller_id, available, currency }: { recording_id: string; seller_id: string; available: readonly DeliverableKind[]; currency: string }): Promise<Tier[]> {
    const plans = (await this.listLicensePlans({ seller_id, $or: [{ recording_id }, { recording_id: null }] })) as unknown as PlanRow[]
    const plan = plans.find((p) => p.recording_id === recording_id) ?? plans.find((p) => p.recording_id === null)
    return toTiers(builtInTypes, plan?.tiers ?? [], available, currency)
  }

  async draftContracts(facts: GrantFacts[]): Promise<{ drafts: ContractDraft[]; terms_hash: string }> {
    const template = await this.currentTemplate()
    const drafts = facts.map((f) => draftContract(this.typeOf_(f.type), template, f))
    return { drafts, terms_hash: termsHash(facts, drafts) }
  }

  async recordAcceptance({ cart_id, facts, acceptance }: { cart_id: string; facts: GrantFacts[]; acceptance: AcceptanceInput }): Promise<string> {
    const { drafts, terms_hash } = await this.draftContracts(facts)
    if (terms_hash !== acceptance.terms_hash) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "The terms have changed since you read them. Read them again, then pay.", "terms_changed")
    const { id } = await this.createLicenseAcceptances({
      cart_id, customer_id: facts[0]?.customer_id ?? "", facts: facts as unknown as Record<string, unknown>, drafts: drafts as unknown as Record<string, unknown>, terms_hash,
      typed_name: acceptance.typed_name, consents: acceptance.consents, accepted_at: new Date(acceptance.accepted_at), ip: acceptance.ip, user_agent: acceptance.user_agent,
    })
    return id
  }

  /** The newest contract text; the shop's own first one when nobody published any. */
  async currentTemplate(): Promise<Template> {
    const [newest] = (await this.listTemplateVersions({}, { order: { number: "DESC" }, take: 1 })) as unknown as TemplateRow[]
    return newest ?? this.publishTemplate({ source: "built-in", revision: "1", locale: "en", ...defaultTemplate })
  }

  /** Makes an immutable version of a text; one revision makes one. @throws {MedusaError} invalid_data — names what is unknown or missing */
  async publishTemplate(text: { source: string; revision: string; locale: string; title: string; clauses: Clause[] }): Promise<Template> {
    const checked = checkTemplate(text.clauses)
    if (!checked.ok) throw new MedusaError(MedusaError.Types.INVALID_DATA, checked.error.message, checked.error.code)
    const { source, revision } = text
    const [found] = (await this.listTemplateVersions({ source, revision })) as unknown as TemplateRow[]
    if (found) return found
    return (await this.createTemplateVersions({ ...text, clauses: text.clauses as unknown as Record<string, unknown> })) as unknown as TemplateRow
  }

  /** Sets a beat's tiers and asks the shop to show them, in one transaction. @throws {MedusaError} invalid_data — unknown type or a price out of range */
  @InjectTransactionManager()
  async savePlan(owner: { seller_id: string; recording_id: string }, tiers: PlannedTier[], @MedusaContext() context: Context = {}): Promise<void> {
    for (const { type, price } of tiers) {
      this.typeOf_(type)
      if (BigInt(price.amount) < 100n || BigInt(price.amount) > 10_000_000n) throw new MedusaError(MedusaError.Types.INVALID_DATA, `The price of ${type} must be between 1.00 and 100,000.00.`, "price_out_of_range")
    }
    const [plan] = await this.listLicensePlans(owner, {}, context)
    const data = { tiers: tiers as unknown as Record<string, unknown> }
    if (plan) await this.updateLicensePlans({ id: plan.id, ...data }, context)
    else await this.createLicensePlans({ ...owner, ...data }, context)
    await enqueue(inTransaction(context.transactionManager), request(projectPlan, { recording_id: owner.recording_id }))
  }

  /** Writes the licenses of an order, each once, with the terms as accepted. @throws {PermanentFailure} nothing was accepted for this cart */
  @InjectTransactionManager()
  async draftLicenses(order: Order, @MedusaContext() context: Context = {}): Promise<LicenseRow[]> {
    const existing = (await this.listLicenses({ order_id: order.order_id }, {}, context)) as unknown as LicenseRow[]
    const missing = order.grants.filter((g) => !existing.some((l) => l.line_id === g.line_id))
    if (missing.length === 0) return existing
    const [acceptance] = (await this.listLicenseAcceptances({ cart_id: order.cart_id }, { order: { created_at: "DESC" }, take: 1 }, context)) as unknown as AcceptanceRow[]
    if (!acceptance) throw new PermanentFailure(`Order ${order.order_number} has no accepted terms (cart ${order.cart_id}): refund it, or issue by hand.`)
    const created = []
    for (const grant of missing) created.push(await this.createLicenses(await this.frozen_(order, grant, acceptance, context), context))
    return [...existing, ...(created as unknown as LicenseRow[])]
  }

  /** Marks a license valid with its contract's file; when it is the order's last, asks for the announcement. The same file again changes nothing. */
  @InjectTransactionManager()
  async markIssued(license: LicenseRow, file: { id: string; sha256: string; bytes: number }, at: Date, @MedusaContext() context: Context = {}): Promise<void> {
    await this.updateLicenses({ id: license.id, state: "valid", issued_at: at, pdf_file_id: file.id, pdf_sha256: file.sha256, pdf_bytes: file.bytes }, context)
    await this.announceWhenComplete_(license.order_id, context)
  }

  protected async announceWhenComplete_(orderId: string, context: Context): Promise<void> {
    const all = (await this.listLicenses({ order_id: orderId }, {}, context)) as unknown as LicenseRow[]
    if (all.some((l) => l.state === "issuing")) return
    await enqueue(inTransaction(context.transactionManager), request(announceLicenses, { order_id: orderId, license_ids: all.map((l) => l.id) }, { key: `announce:${orderId}` }))
  }

  protected async frozen_(order: Order, { cart_line_id, ...facts }: Grant, acceptance: AcceptanceRow, context: Context) {
    const draft = acceptance.drafts.find((d) => d.line_id === cart_line_id)
    if (!draft) throw new PermanentFailure(`Line ${cart_line_id} of order ${order.order_number} is not among the accepted terms.`)
    const [row] = (await inTransaction(context.transactionManager)("select nextval('license_number_seq')::int as n", [])) as { n: number }[]
    const { order_id, order_number, paid_at, payment_reference } = order
    return {
      number: licenseNumber(new Date(paid_at).getUTCFullYear(), row?.n ?? 0), type: facts.type, label: this.typeOf_(facts.type).label, order_id, order_number,
      line_id: facts.line_id, cart_line_id, recording_id: facts.recording_id, seller_id: facts.seller_id, customer_id: facts.customer_id,
      facts: facts as unknown as Record<string, unknown>, title: draft.title, clauses: draft.clauses as unknown as Record<string, unknown>, caps: draft.caps, delivers: draft.delivers,
      template_version: draft.template_version, acceptance_id: acceptance.id, payment_reference, paid_at: new Date(paid_at),
    }
  }

  protected typeOf_(id: string) {
    const type = builtInTypes.find((t) => t.id === id)
    if (!type) throw new MedusaError(MedusaError.Types.INVALID_DATA, `There is no license type "${id}". Known are ${builtInTypes.map((t) => t.id).join(", ")}.`)
    return type
  }
}
