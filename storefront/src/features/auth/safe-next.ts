const ACCOUNT = "/account"

/** A path of this site to go to after signing in; anything else (another site, a script) becomes the account. */
export function safeNext(next: unknown): string {
  if (typeof next !== "string" || !next.startsWith("/") || next.startsWith("//") || /[\\\p{Cc}]/u.test(next)) return ACCOUNT
  // As a browser resolves it: "/.//elsewhere" becomes "//elsewhere", which is another site.
  const { pathname, search, hash } = new URL(next, "http://here.invalid")
  return pathname.startsWith("//") ? ACCOUNT : `${pathname}${search}${hash}`
}
