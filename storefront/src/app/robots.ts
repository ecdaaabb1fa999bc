import type { MetadataRoute } from "next"

/** What search engines may visit: the shop, not what belongs to one visitor. */
export default function robots(): MetadataRoute.Robots {
  return { rules: { userAgent: "*", disallow: ["/account", "/api/", "/cart", "/checkout", "/cms", "/licenses/", "/sell/"] } }
}
