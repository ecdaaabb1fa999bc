import { createStep, createWorkflow, StepResponse, WorkflowResponse, type WorkflowData } from "@medusajs/framework/workflows-sdk"
import { setAuthAppMetadataStep } from "@medusajs/medusa/core-flows"
import { MedusaError, Modules } from "@medusajs/framework/utils"
import { MARKETPLACE, type MarketplaceService } from "../../modules/marketplace"

type Input = { customer_id: string; auth_identity_id: string; name: string; bio: string; country: string }

const createShopStep = createStep("create-shop", async (input: Input, { container }) => {
  const shop = container.resolve<MarketplaceService>(MARKETPLACE)
  if (!(await shop.isEmailVerified(input.customer_id))) {
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "Confirm your e-mail address first: buyers and payouts depend on it. The link is in our mail to you.", "email_unverified")
  }
  const { email } = await container.resolve(Modules.CUSTOMER).retrieveCustomer(input.customer_id)
  const { name, bio, country, customer_id } = input
  // One at a time: two shops of one name need two handles, and a double click is one shop.
  const opened = await container.resolve(Modules.LOCKING).execute("open-shop", () => shop.openShop({ customer_id, email, name, bio, country }), { timeout: 30 })
  return new StepResponse(opened, opened)
}, async (opened, { container }) => {
  if (!opened) return
  const shop = container.resolve<MarketplaceService>(MARKETPLACE)
  await shop.deleteMembers([opened.member_id])
  await shop.deleteSellers([opened.seller.id])
})

/** Opens a producer's shop on a customer's login. */
export const openShopWorkflow = createWorkflow("open-shop", function (input: WorkflowData<Input>) {
  const opened = createShopStep(input)
  setAuthAppMetadataStep({ authIdentityId: input.auth_identity_id, actorType: "seller", value: opened.member_id })
  return new WorkflowResponse(opened.seller)
})
