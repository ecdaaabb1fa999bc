/** A path of this site to go to after signing in; anything else (another site, a script) becomes the account. */
export function safeNext(next: string | null | undefined): string {
  if (!next?.startsWith("/") || next.startsWith("//") || /[\\\p{Cc}]/u.test(next)) return "/account"
  return next
}
