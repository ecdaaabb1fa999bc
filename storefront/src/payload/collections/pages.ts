import type { CollectionConfig } from "payload"
import { operators, publishedOrOperators } from "../access"
import { PAGES_TAG, refresh } from "../hooks/refresh"

/** Help pages, shown by the storefront under their slug. */
export const Pages: CollectionConfig = {
  slug: "pages",
  labels: { singular: "Help page", plural: "Help pages" },
  admin: { useAsTitle: "title", defaultColumns: ["title", "slug", "_status", "updatedAt"], group: "Content" },
  versions: { drafts: true, maxPerDoc: 20 },
  access: { create: operators, read: publishedOrOperators, update: operators, delete: operators },
  hooks: { afterChange: [refresh(PAGES_TAG)], afterDelete: [refresh(PAGES_TAG)] },
  fields: [
    { name: "title", type: "text", required: true, maxLength: 120 },
    {
      name: "slug", type: "text", required: true, unique: true, index: true,
      admin: { position: "sidebar", description: "The end of the address: /help/your-slug" },
      validate: (value: unknown) => (typeof value === "string" && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value)) || "Use small letters, digits and single hyphens",
    },
    { name: "summary", type: "textarea", maxLength: 200, admin: { description: "One or two sentences for lists and search engines" } },
    { name: "body", type: "richText", required: true },
  ],
}
