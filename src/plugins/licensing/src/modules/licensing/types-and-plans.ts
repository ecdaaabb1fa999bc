import { InjectTransactionManager, MedusaContext, MedusaError, MedusaService } from "@medusajs/framework/utils"
import type { Context, Logger } from "@medusajs/framework/types"
import { projectPlan, projectShop, type BeatToOffer, type LicenseType, type Tier } from "@max-booster/extension-api"
import { enqueue, inTransaction, request } from "@max-booster/jobs"
import { blockedBy } from "../../core/license-type"
import { differences, faultOf, goneFrom, tiersOf, whole, type Plans, type TierChange } from "../../core/plan"
import { installed, type Registry } from "../../extensions"
import { Acceptance } from "./models/acceptance"
import { Answers } from "./models/answers"
import { Download } from "./models/download"
import { Gift } from "./models/gift"
import { License } from "./models/license"
import { LicensePlan } from "./models/license-plan"
import { LicensorSignature } from "./models/licensor-signature"
import { TemplateVersion } from "./models/template-version"
import type { PlanRow } from "./rows"

type Data = Record<string, unknown>

/** Whose plan it is: a beat's, a shop's (no recording), the operator's (no seller). */
export type PlanOwner = { seller_id: string; recording_id: string | null } | { seller_id: null; recording_id: null }

/** The license types of this process, and the plans that say what they are sold at: stores and retrieves; core decides. */
export abstract class TypesAndPlans extends MedusaService({ LicensePlan, TemplateVersion, LicenseAcceptance: Acceptance, LicenseAnswers: Answers, License, LicenseDownload: Download, LicenseGift: Gift, LicenseSignature: LicensorSignature }) {
  protected readonly registry_: Registry
  protected readonly log_: Logger

  constructor({ logger }: { logger: Logger }, { registry = installed() }: { registry?: Registry } = {}) {
    super(...arguments)
    this.registry_ = registry
    this.log_ = logger
  }

  __hooks = { onApplicationStart: () => this.onStart_() }

  /** The license types of this process. */
  get types(): readonly LicenseType[] {
    return this.registry_.types
  }

  get extensions(): Registry["extensions"] {
    return this.registry_.extensions
  }

  async installedOf(types: readonly string[]): Promise<Set<string>> {
    return new Set(types.filter((type) => this.typeOf_(type)))
  }

  protected typeOf_(id: string): LicenseType | undefined {
    return this.types.find((type) => type.id === id)
  }

  async offersOf(beats: readonly BeatToOffer[], currency: string): Promise<Map<string, Tier[]>> {
    const rows = await this.plansOf_([...new Set(beats.map(({ seller_id }) => seller_id))], beats.map(({ recording_id }) => recording_id))
    return new Map(beats.map((beat) => [beat.recording_id, tiersOf(this.types, layers(rows, beat), currency).filter(({ enabled, delivers }) => enabled && blockedBy(delivers, beat.available) === null)]))
  }

  /** Every tier of a beat, of a shop (no recording) or of the operator's defaults (no seller), also those whose files are missing; `below`: as they are without the owner's own plan; `gone`: types that these plans name and that are not installed. */
  async plannedTiers(owner: PlanOwner, currency: string, context: Context = {}): Promise<{ tiers: Tier[]; below: Tier[]; gone: string[] }> {
    const rows = await this.plansOf_(owner.seller_id ? [owner.seller_id] : [], owner.recording_id ? [owner.recording_id] : [], context)
    const below = rows.filter((row) => row.seller_id !== owner.seller_id || row.recording_id !== owner.recording_id)
    const gone = goneFrom(Object.values(layers(rows, owner)).flatMap((plan) => plan ?? []), this.types)
    return { tiers: tiersOf(this.types, layers(rows, owner), currency), below: tiersOf(this.types, layers(below, owner), currency), gone: [...new Set(gone.map(({ type }) => type))] }
  }

  /**
   * Sets a plan and asks the shop to show it, in one transaction. A beat keeps what differs from its shop only; a shop's and the operator's are kept whole.
   * @throws {MedusaError} invalid_data: unknown type, foreign currency, price or terms out of bounds
   */
  @InjectTransactionManager()
  async savePlan(owner: PlanOwner, plan: TierChange[], currency: string, @MedusaContext() context: Context = {}): Promise<void> {
    await this.oneAtATime_(owner, context)
    const { tiers, below } = await this.plannedTiers(owner, currency, context)
    const fault = faultOf(plan, this.types, owner.recording_id ? below : tiers, currency)
    if (fault) throw new MedusaError(MedusaError.Types.INVALID_DATA, fault, "plan_refused")
    const [before] = (await this.listLicensePlans(owner, {}, context)) as unknown as PlanRow[]
    await this.keepPlan_(owner, [...(owner.recording_id ? differences(plan, below) : whole(plan, this.types, tiers)), ...goneFrom(before?.tiers ?? [], this.types)], context)
  }

  /** Takes a plan away: the one below it holds again. */
  @InjectTransactionManager()
  async resetPlan(owner: PlanOwner, @MedusaContext() context: Context = {}): Promise<void> {
    await this.oneAtATime_(owner, context)
    await this.keepPlan_(owner, [], context)
  }

  /** Says which packages were left out. In the worker, which shows plans in the shop: what another set of types changes is shown. */
  protected async onStart_(): Promise<void> {
    for (const { name, fault } of this.extensions) if (fault) this.log_.warn(`License plugin ${name} was left out. ${fault}`)
    if (process.env["MEDUSA_WORKER_MODE"] === "worker") await this.noteTypes()
  }

  /** Shows the plans on all listings when other types are installed than at the last start: those of types that are gone leave sale, those that are back return. */
  @InjectTransactionManager()
  async noteTypes(@MedusaContext() context: Context = {}): Promise<void> {
    const sql = inTransaction(context.transactionManager)
    const types = [...this.types.map(({ id }) => id), ...this.extensions.map(({ name, version }) => `${name}@${version ?? ""}`)].sort().join()
    const changed = (await sql("insert into license_type_set (id, types) values (1, ?) on conflict (id) do update set types = excluded.types where license_type_set.types <> excluded.types returning id", [types])) as unknown[]
    if (changed.length > 0) await enqueue(sql, request(projectShop, { seller_id: null }))
  }

  protected async plansOf_(sellerIds: string[], recordingIds: string[], context: Context = {}): Promise<PlanRow[]> {
    const of = { $or: [{ seller_id: null }, { seller_id: sellerIds, recording_id: null }, { seller_id: sellerIds, recording_id: recordingIds }] }
    return (await this.listLicensePlans(of, { take: recordingIds.length + sellerIds.length + 1 }, context)) as unknown as PlanRow[]
  }

  protected async keepPlan_(owner: PlanOwner, tiers: TierChange[], context: Context): Promise<void> {
    const [plan] = await this.listLicensePlans(owner, {}, context)
    const data = { tiers: tiers as unknown as Data }
    if (plan && tiers.length === 0) await this.deleteLicensePlans([plan.id], context)
    else if (plan) await this.updateLicensePlans({ id: plan.id, ...data }, context)
    else if (tiers.length > 0) await this.createLicensePlans({ ...owner, ...data }, context)
    const show = owner.recording_id ? request(projectPlan, { recording_id: owner.recording_id }) : request(projectShop, { seller_id: owner.seller_id })
    await enqueue(inTransaction(context.transactionManager), show)
  }

  /** Whoever changes a plan waits for whoever is changing it, until that transaction ends. */
  protected async oneAtATime_({ seller_id, recording_id }: PlanOwner, context: Context): Promise<void> {
    await inTransaction(context.transactionManager)("select pg_advisory_xact_lock(hashtext(?))", [`license-plan:${seller_id ?? ""}:${recording_id ?? ""}`])
  }
}

/** Of the plans that were read those that lie over each other for one owner. */
function layers(rows: readonly PlanRow[], { seller_id, recording_id }: PlanOwner): Plans {
  const of = (seller: string | null, recording: string | null) => rows.find((row) => row.seller_id === seller && row.recording_id === recording)?.tiers ?? null
  return { store: of(null, null), shop: seller_id ? of(seller_id, null) : null, beat: recording_id ? of(seller_id, recording_id) : null }
}
