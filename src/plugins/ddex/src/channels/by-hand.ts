import { defineChannel } from "@max-booster/extension-api"
import { z } from "zod"

/** The producer downloads the package and carries it to a distributor. Always there. */
export const byHand = defineChannel({ id: "by-hand", label: "Download by hand", settings: z.object({}), read: () => ({}) })
