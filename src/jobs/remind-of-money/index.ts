import type { MedusaContainer } from "@medusajs/framework/types"
import { remindOfMoney } from "@max-booster/extension-api"
import { handleJob } from "@max-booster/jobs"
import { remindOfWaitingMoney } from "../../workflows/splits/keep-splits"

/** A reminder of money that nobody claims. */
export default handleJob(remindOfMoney, ({ container, data }) => remindOfWaitingMoney(container as unknown as MedusaContainer, data.payee_id, data.day, new Date()))
