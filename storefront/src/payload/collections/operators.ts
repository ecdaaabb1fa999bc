import type { CollectionConfig } from "payload"
import { operators } from "../access"

/** Who may edit pages and contract texts. The first one gets the shop operator's login. */
export const Operators: CollectionConfig = {
  slug: "operators",
  labels: { singular: "Operator", plural: "Operators" },
  admin: { useAsTitle: "email", group: "Settings" },
  auth: { tokenExpiration: 60 * 60 * 12, maxLoginAttempts: 10, lockTime: 10 * 60 * 1_000 },
  access: { create: operators, read: operators, update: operators, delete: operators },
  fields: [],
}
