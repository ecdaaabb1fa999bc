import type { Payload } from "payload"
import { defaultHome } from "./home-content"
import { helpPages } from "./help-pages"
import { OUTSIDE } from "./hooks/refresh"
import { releaseGuides } from "./release-guides"

/**
 * Makes what an empty CMS needs: the first operator, the home page's words, help pages, guides to the stores. What is there already stays.
 * @returns what was made, in words
 */
export async function fillWithDefaults(payload: Payload, { CMS_ADMIN_EMAIL: email, CMS_ADMIN_PASSWORD: password }: NodeJS.ProcessEnv): Promise<string[]> {
  return [...(email && password ? await firstOperator(payload, email, password) : []), ...(await home(payload)), ...(await pages(payload)), ...(await guides(payload))]
}

async function firstOperator(payload: Payload, email: string, password: string): Promise<string[]> {
  const { totalDocs } = await payload.count({ collection: "operators", where: { email: { equals: email.toLowerCase() } } })
  if (totalDocs > 0) return []
  await payload.create({ collection: "operators", data: { email, password }, context: OUTSIDE })
  return [`operator ${email}`]
}

async function home(payload: Payload): Promise<string[]> {
  const { createdAt } = await payload.findGlobal({ slug: "home", depth: 0 })
  if (createdAt) return []
  const { action, ...words } = defaultHome
  await payload.updateGlobal({ slug: "home", data: { ...words, action_label: action.label, action_href: action.href }, context: OUTSIDE })
  return ["home page"]
}

async function pages(payload: Payload): Promise<string[]> {
  const { totalDocs } = await payload.count({ collection: "pages" })
  if (totalDocs > 0) return []
  for (const page of helpPages) await payload.create({ collection: "pages", data: { ...page, _status: "published" }, context: OUTSIDE })
  return [`${helpPages.length} help pages`]
}

/** Those of stores that have none: the others are as the operator left them. */
async function guides(payload: Payload): Promise<string[]> {
  const { docs } = await payload.find({ collection: "pages", where: { slug: { in: releaseGuides.map(({ slug }) => slug) } }, limit: releaseGuides.length, depth: 0 })
  const missing = releaseGuides.filter(({ slug }) => !docs.some((page) => page.slug === slug))
  for (const page of missing) await payload.create({ collection: "pages", data: { ...page, _status: "published" }, context: OUTSIDE })
  return missing.length > 0 ? [`${missing.length} guides to stores`] : []
}
