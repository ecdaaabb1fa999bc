import type { GlobalConfig } from "payload"
import { anyone, operators } from "../access"
import { HOME_TAG, refresh } from "../hooks/refresh"
import { defaultHome } from "../home-content"

/** The home page's words and its hand-picked beats. */
export const Home: GlobalConfig = {
  slug: "home",
  label: "Home page",
  admin: { group: "Content", description: "Saved changes show in the shop within seconds." },
  access: { read: anyone, update: operators },
  hooks: { afterChange: [refresh(HOME_TAG)] },
  fields: [
    { name: "eyebrow", type: "text", maxLength: 60, defaultValue: defaultHome.eyebrow, admin: { description: "The small line above the headline" } },
    { name: "headline", type: "text", required: true, maxLength: 90, defaultValue: defaultHome.headline },
    { name: "text", type: "textarea", required: true, maxLength: 300, defaultValue: defaultHome.text },
    {
      type: "row",
      fields: [
        { name: "action_label", type: "text", required: true, maxLength: 30, label: "Button", defaultValue: defaultHome.action.label },
        {
          name: "action_href", type: "text", required: true, label: "Button leads to", defaultValue: defaultHome.action.href,
          validate: (value: unknown) => (typeof value === "string" && /^(\/(?!\/)|https:\/\/)/.test(value)) || "Write a path of the shop (/beats) or an address that begins with https://",
        },
      ],
    },
    { name: "featured_title", type: "text", required: true, maxLength: 60, label: "Title of the featured beats", defaultValue: defaultHome.featured_title },
    { name: "newest_title", type: "text", required: true, maxLength: 60, label: "Title of the newest beats", defaultValue: defaultHome.newest_title },
    {
      name: "featured_handles", type: "text", hasMany: true, maxRows: 12, label: "Featured beats",
      admin: { description: "Ends of the beats' addresses (midnight-ferry for /beats/midnight-ferry), in order. Empty: those that the admin marks as featured." },
    },
  ],
}
