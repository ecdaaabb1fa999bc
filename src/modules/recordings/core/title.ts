/** A first title from a file's name: without extension, with spaces for underscores, at most 120 characters. */
export function titleFrom(filename: string): string {
  const name = filename.replace(/\.[a-z0-9]{1,5}$/i, "").replace(/[_\s]+/g, " ").replace(/[\p{Cc}]/gu, "").trim()
  return (name || "Untitled").slice(0, 120)
}
