import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { removeFiles } from "@max-booster/extension-api"
import { handleJob } from "@max-booster/jobs"

/** Removes files from storage that no row names any more. */
export default handleJob(removeFiles, async ({ data, container }) => { await (container as unknown as MedusaContainer).resolve(Modules.FILE).deleteFiles(data.keys) })
