import { expressPage } from "./express"
import { homePage } from "./home"
import { payPage } from "./pay"
import type { PageReply, Visit } from "./respond"
import { setupPage } from "./setup"
import { threeDSecurePage } from "./three-d-secure"

const PAGES: [RegExp, (visit: Visit) => PageReply][] = [
  [/^\/$/, homePage],
  [/^\/c\/pay\/([^/]+)$/, payPage],
  [/^\/3ds\/([^/]+)$/, threeDSecurePage],
  [/^\/setup\/([^/]+)$/, setupPage],
  [/^\/express\/([^/]+)$/, expressPage],
]

/** The page at a path, with the id that the path names. */
export function findPage(path: string) {
  for (const [pattern, render] of PAGES) {
    const match = pattern.exec(path)
    if (match !== null) return { render, id: decodeURIComponent(match[1] ?? "") }
  }
  return undefined
}
