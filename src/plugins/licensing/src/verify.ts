import type { Acceptance } from "@max-booster/extension-api"
import { signedCopy, keySet } from "./core/signed-copy"
import { checkCode, verificationOf, type Verification } from "./core/verification"
import type { LicenseRow } from "./modules/licensing/rows"

/** Where keys are published. */
const KEYS_PATH = "/.well-known/max-booster-license-keys.json"

/** Where a license is verified. Licenses from before codes were kept get theirs from their number. */
export function verificationFor({ number, check_code }: Pick<LicenseRow, "number" | "check_code">): Verification {
  return verificationOf(process.env["STOREFRONT_URL"] ?? "", number, check_code ?? checkCode(process.env["LINK_SECRET"] ?? "", number))
}

/** The signed copy of an issued license. */
export function copyOf(license: LicenseRow, acceptance: Acceptance): string {
  const { number, type, label, facts, recording_id, order_number, caps, delivers, template_version, pdf_sha256, paid_at, issued_at } = license
  return signedCopy({
    format: "max-booster-license/1", number, type, label, beat_title: facts.beat_title, recording_id, order_number, licensor: facts.licensor, licensee: facts.licensee, price: facts.price, caps, terms: facts.terms ?? null, delivers,
    template_version, terms_sha256: acceptance.terms_hash, pdf_sha256: pdf_sha256 ?? "", accepted_at: acceptance.accepted_at, paid_at: paid_at.toISOString(), issued_at: issued_at?.toISOString() ?? "",
    verify_url: verificationFor(license).url, keys_url: `${process.env["BACKEND_URL"] ?? ""}${KEYS_PATH}`,
  }, seed())
}

/** Every public key whose signatures are good. */
export const publishedKeys = () => keySet(seed(), (process.env["LICENSE_OLD_KEYS"] ?? "").split(/[\s,]+/).filter(Boolean))

const seed = () => process.env["LICENSE_KEY"] ?? ""
