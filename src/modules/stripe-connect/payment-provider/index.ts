import { ModuleProvider, Modules } from "@medusajs/framework/utils"
import StripeConnectProvider from "./service"

/** The payment provider `pp_stripe-connect_<id>` of Medusa's payment module. */
export default ModuleProvider(Modules.PAYMENT, { services: [StripeConnectProvider] })
