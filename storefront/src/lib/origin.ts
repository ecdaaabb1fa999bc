import "server-only"
import { headers } from "next/headers"

/** This site's address as the browser has it. */
export async function origin(): Promise<string> {
  if (process.env.STOREFRONT_URL) return process.env.STOREFRONT_URL
  const asked = await headers()
  return `${asked.get("x-forwarded-proto") ?? "http"}://${asked.get("host") ?? "localhost"}`
}
