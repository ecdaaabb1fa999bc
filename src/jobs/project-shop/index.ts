import { handleJob } from "@max-booster/jobs"
import type { MedusaContainer } from "@medusajs/framework/types"
import { projectShop } from "@max-booster/extension-api"
import { projectPart } from "../../workflows/listing/project-shop"

/** Shows a changed shop plan on a part of the shop's beats. */
export default handleJob(projectShop, ({ id, container, data }) => projectPart(container as unknown as MedusaContainer, data, id))
