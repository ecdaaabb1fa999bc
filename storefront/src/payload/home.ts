import config from "@payload-config"
import { unstable_cache } from "next/cache"
import { getPayload } from "payload"
import { cache } from "react"
import { defaultHome, type HomeContent } from "./home-content"
import { HOME_TAG } from "./hooks/refresh"

/** Another storefront process hears of an edit by this at the latest. */
const SECONDS = 5

const read = unstable_cache(async (): Promise<HomeContent> => {
  const payload = await getPayload({ config })
  const home = await payload.findGlobal({ slug: "home", depth: 0 })
  return {
    eyebrow: home.eyebrow ?? "", headline: home.headline, text: home.text,
    action: { label: home.action_label, href: home.action_href },
    featured_title: home.featured_title, newest_title: home.newest_title, featured_handles: home.featured_handles ?? [],
  }
}, ["cms-home"], { tags: [HOME_TAG], revalidate: SECONDS })

/** What the home page says: the operator's words, or the first ones while the CMS cannot be read. */
export const getHome = cache(async (): Promise<HomeContent> => {
  try {
    return await read()
  } catch (error) {
    console.error(`The home page's words could not be read, the default ones stand in: ${(error as Error).message}`)
    return defaultHome
  }
})
