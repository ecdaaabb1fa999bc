import { MedusaError } from "@medusajs/framework/utils"
import { readToken, signToken } from "@max-booster/kernel/sign"

const PURPOSE = "split"
const HALF_A_YEAR = 182 * 24 * 3_600_000

/** The token of a share: whoever has it may read its proposal and answer for its party. */
export const tokenOf = (shareId: string, now: Date): string => signToken(secret(), PURPOSE, { share_id: shareId }, now.getTime() + HALF_A_YEAR)

/** The page of a share, for mails. */
export const linkOf = (shareId: string, now: Date): string => `${process.env["STOREFRONT_URL"] ?? ""}/splits/${tokenOf(shareId, now)}`

/** The share of a token. @throws {MedusaError} not_found — forged or cut · not_allowed — expired */
export function shareOf(token: string, now: Date): string {
  const read = readToken<{ share_id: string }>(secret(), PURPOSE, token, now.getTime())
  if (read.ok) return read.value.share_id
  if (read.error === "expired") throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "This link has expired. Ask the shop to propose the split again.", "expired")
  throw new MedusaError(MedusaError.Types.NOT_FOUND, "There is no split behind this link. Copy the whole address from the mail.")
}

const secret = () => process.env["LINK_SECRET"] ?? ""
