import { checkCode, verificationOf, type Verification } from "./core/verification"
import type { LicenseRow } from "./modules/licensing/rows"

/** Where a license is verified. Licenses from before codes were kept get theirs from their number. */
export function verificationFor({ number, check_code }: Pick<LicenseRow, "number" | "check_code">): Verification {
  return verificationOf(process.env["STOREFRONT_URL"] ?? "", number, check_code ?? checkCode(process.env["LINK_SECRET"] ?? "", number))
}
