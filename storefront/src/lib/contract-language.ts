import "server-only"
import { localeSchema, type Locale } from "@max-booster/api-contract"
import { headers } from "next/headers"
import { preferred } from "./preferred-language"

/** The language that contracts are wished in: the one that was chosen, else the browser's first that we have. */
export async function contractLanguage(chosen: string | undefined): Promise<Locale> {
  const parsed = localeSchema.safeParse(chosen)
  return parsed.success ? parsed.data : preferred((await headers()).get("accept-language") ?? "")
}
