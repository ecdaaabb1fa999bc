import config from "@payload-config"
import { unstable_cache } from "next/cache"
import { getPayload } from "payload"
import { PAGES_TAG } from "./hooks/refresh"
import type { Page } from "./payload-types"

const options = { tags: [PAGES_TAG], revalidate: 30 }

/** A published help page, or null. Show its body with `RichText` of @payloadcms/richtext-lexical/react. */
export const getPage = unstable_cache(async (slug: string): Promise<Page | null> => {
  const payload = await getPayload({ config })
  const { docs } = await payload.find({ collection: "pages", where: { and: [{ slug: { equals: slug } }, { _status: { equals: "published" } }] }, limit: 1, depth: 0 })
  return docs[0] ?? null
}, ["cms-page"], options)

/** Published help pages by title. */
export const listPages = unstable_cache(async (): Promise<Pick<Page, "slug" | "title" | "summary">[]> => {
  const payload = await getPayload({ config })
  const { docs } = await payload.find({ collection: "pages", where: { _status: { equals: "published" } }, sort: "title", limit: 100, depth: 0 })
  return docs.map(({ slug, title, summary }) => ({ slug, title, summary }))
}, ["cms-pages"], options)
