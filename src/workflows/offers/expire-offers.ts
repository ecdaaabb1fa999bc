import type { MedusaContainer } from "@medusajs/framework/types"
import { DEALS, type DealsService } from "../../modules/deals"
import { transaction } from "../purchase/complete-purchase"

/** Ends offers that nobody answered or paid in time. */
export const expireOffers = async (container: MedusaContainer, now: Date): Promise<number> => transaction(container, (sql) => container.resolve<DealsService>(DEALS).offers.expire(sql, now))
