import { revalidateTag } from "next/cache"
import type { RequestContext } from "payload"

export const HOME_TAG = "cms:home"
export const PAGES_TAG = "cms:pages"

/** Set by scripts that write outside of a Next request, where no page is cached. */
export const OUTSIDE = { outside: true } satisfies RequestContext

/** A hook that has pages with a tag read anew at their next request. */
export const refresh = (tag: string) => ({ req }: { req: { context: RequestContext } }): void => {
  if (req.context["outside"] !== true) revalidateTag(tag, { expire: 0 })
}
