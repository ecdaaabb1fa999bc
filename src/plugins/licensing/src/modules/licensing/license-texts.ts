import { locales, type LicenseTextView, type Locale } from "@max-booster/api-contract"
import type { GrantFacts, LegalParty } from "@max-booster/extension-api"
import { isSameName } from "@max-booster/kernel"
import { MedusaError } from "@medusajs/framework/utils"
import { withText } from "../../core/clause"
import { changesSince, hashOfTexts } from "../../core/signing"
import { refusalOf } from "../../core/template"
import { BUILT_IN, defaultRevision, defaultTemplates } from "../../core/texts"
import type { NewTemplate, SignatureRow, TemplateRow } from "./rows"
import type LicensingService from "./service"

type Store = Pick<LicensingService, "listTemplateVersions" | "createTemplateVersions" | "listLicenseSignatures" | "createLicenseSignatures">
type Data = Record<string, unknown>

/** Who signs, as what, and from where. */
export type Signing = { seller_id: string; account: string; licensor: LegalParty; typed_name: string; text_sha256: string; signed_at: Date; ip: string; user_agent: string }

/** What a shop sells under: what it signed last, or, without a signature, the texts from before there were any. */
export type InForce = { signature: SignatureRow | null; /** The newest of a language first. */ texts: TemplateRow[] }

/** The contract texts of all languages, and who signed which. */
export class LicenseTexts {
  constructor(private readonly store: Store) {}

  /** The newest text of each language; the built-in one while nobody has published any. */
  newest(): Promise<TemplateRow[]> {
    return Promise.all(locales.map((locale) => this.newestOf(locale)))
  }

  async newestOf(locale: Locale): Promise<TemplateRow> {
    const [newest] = (await this.store.listTemplateVersions({ locale }, { order: { number: "DESC" }, take: 1 })) as unknown as TemplateRow[]
    if (newest && (newest.source !== BUILT_IN || newest.revision === defaultRevision(locale))) return newest
    return this.publish({ source: BUILT_IN, revision: defaultRevision(locale), locale, ...defaultTemplates[locale] })
  }

  /** Makes an immutable version of a text; one revision makes one, also when two ask at once. @throws {MedusaError} invalid_data: names what is unknown or missing */
  async publish({ clauses, ...rest }: NewTemplate): Promise<TemplateRow> {
    const text = { ...rest, clauses: clauses.map(withText) }
    const refusal = refusalOf(text)
    if (refusal) throw new MedusaError(MedusaError.Types.INVALID_DATA, refusal, "template_refused")
    const find = async () => ((await this.store.listTemplateVersions({ source: text.source, revision: text.revision })) as unknown as TemplateRow[])[0]
    const found = await find()
    if (found) return found
    try {
      return (await this.store.createTemplateVersions({ ...text, clauses: text.clauses as unknown as Data })) as unknown as TemplateRow
    } catch (error) {
      const others = await find()
      if (others) return others
      throw error
    }
  }

  /** What each of these shops sells under. A shop that has signed nothing, and is not from before, has no texts. */
  async inForce(sellerIds: readonly string[]): Promise<Map<string, InForce>> {
    const signatures = await Promise.all(sellerIds.map((id) => this.lastOf(id)))
    const numbers = [...new Set(signatures.flatMap((signature) => signature?.versions.map(Number) ?? []))]
    const [signed, earlier] = await Promise.all([
      this.store.listTemplateVersions({ number: numbers }, { take: numbers.length }) as unknown as Promise<TemplateRow[]>,
      signatures.includes(null) ? this.store.listTemplateVersions({ before_signatures: true }, { order: { number: "DESC" } }) as unknown as Promise<TemplateRow[]> : [],
    ])
    return new Map(sellerIds.map((id, i) => {
      const signature = signatures[i] ?? null
      return [id, { signature, texts: signature ? signed.filter(({ number }) => signature.versions.includes(String(number))) : earlier }]
    }))
  }

  async lastOf(sellerId: string): Promise<SignatureRow | null> {
    const [signature] = (await this.store.listLicenseSignatures({ seller_id: sellerId }, { order: { signed_at: "DESC" }, take: 1 })) as unknown as SignatureRow[]
    return signature ?? null
  }

  /** The texts as a shop signs them, what has changed since it did, and whether it has. */
  async toSign(sellerId: string, licensor: LegalParty): Promise<LicenseTextView> {
    const [texts, inForce] = await Promise.all([this.newest(), this.inForce([sellerId])])
    const { signature = null, texts: known = [] } = inForce.get(sellerId) ?? {}
    const isCurrent = signature !== null && isSameName(signature.typed_name, licensor.name) && texts.every(({ number }) => signature.versions.includes(String(number)))
    return {
      state: isCurrent ? "signed" : signature ? "outdated" : "unsigned",
      texts: texts.map(({ locale, number, title, clauses }) => ({ locale, version: number, title, ...changesSince(known.find((each) => each.locale === locale)?.clauses ?? null, clauses) })),
      text_sha256: hashOfTexts(texts), legal_name: licensor.address ? licensor.name : null,
      signature: signature && { typed_name: signature.typed_name, signed_at: signature.signed_at.toISOString(), versions: known.map(({ locale, number }) => ({ locale, version: number })) },
    }
  }

  /** Keeps a producer's signature. @throws {MedusaError} legal_missing, name_mismatch, text_changed */
  async sign({ licensor, text_sha256, typed_name, ...proof }: Signing): Promise<void> {
    const refuse = (code: string, words: string) => new MedusaError(MedusaError.Types.NOT_ALLOWED, words, code)
    if (!licensor.address) throw refuse("legal_missing", "Give your legal name and address first: your contracts name you with them.")
    if (!isSameName(typed_name, licensor.name)) throw refuse("name_mismatch", `Sign with the name that stands in your contracts: ${licensor.name}.`)
    const texts = await this.newest()
    if (hashOfTexts(texts) !== text_sha256) throw refuse("text_changed", "The license text has changed since you read it. Read it again, then sign.")
    await this.store.createLicenseSignatures({ ...proof, typed_name, text_sha256, legal: licensor as unknown as Data, consents: ["license_text"], versions: texts.map(({ number }) => String(number)) })
  }
}

/** The signature as the contract keeps it. */
export const signatureOf = ({ id, typed_name, signed_at, account, text_sha256 }: SignatureRow): NonNullable<GrantFacts["signature"]> => ({ id, typed_name, signed_at: signed_at.toISOString(), account, text_sha256 })
