import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError, Modules } from "@medusajs/framework/utils"
import { generateJwtTokenForAuthIdentity } from "@medusajs/medusa/api/auth/utils/generate-jwt-token"

/** A token for the seller side of a login. @throws {MedusaError} not_found — the login has no shop */
export async function sellerToken(container: MedusaContainer, authIdentityId: string): Promise<string> {
  const authIdentity = await container.resolve(Modules.AUTH).retrieveAuthIdentity(authIdentityId, { relations: ["provider_identities"] })
  if (!authIdentity.app_metadata?.["seller_id"]) throw new MedusaError(MedusaError.Types.NOT_FOUND, "There is no shop for this login. Open one first.")
  const { http } = container.resolve(ContainerRegistrationKeys.CONFIG_MODULE).projectConfig
  return generateJwtTokenForAuthIdentity(
    { authIdentity, actorType: "seller", authProvider: "emailpass", container },
    { secret: http.jwtSecret ?? "", expiresIn: http.jwtExpiresIn, options: http.jwtOptions },
  )
}
