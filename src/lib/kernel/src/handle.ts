/**
 * The URL handle of a name: lower case, ASCII letters and digits, dashes; never empty.
 * @param taken handles in use that begin with the same word
 */
export function handleFrom(name: string, taken: ReadonlySet<string> = new Set(), fallback = "beat"): string {
  const base = name.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60) || fallback
  if (!taken.has(base)) return base
  for (let n = 2; ; n++) {
    const candidate = `${base}-${n}`
    if (!taken.has(candidate)) return candidate
  }
}
