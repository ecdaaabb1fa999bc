const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ")

/**
 * The month of a date as statements write it: "2026-10", "2026-10-31", "202610", "10/2026", "10/31/2026", "31.10.2026", "Oct 2026", "October-26", "2026M10", "2026-10-01 to 2026-10-31".
 * Of two numbers before a year, one above twelve is the day; else a slash means month first (as in the US) and a point day first. Null when it is none.
 */
export function monthOf(text: string): string | null {
  const plain = text.trim().toLowerCase()
  const iso = /^(\d{4})[-/.m]?(\d{2})(?!\d)|^(\d{4})(\d{2})\d{2}(?!\d)/.exec(plain)
  if (iso) return written(iso[1] ?? iso[3], iso[2] ?? iso[4])
  const short = /^(\d{1,2})[-/.](\d{4})$/.exec(plain)
  if (short) return written(short[2], short[1])
  const full = /^(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4})(?!\d)/.exec(plain)
  if (full) {
    const [, a = "", sign, b = "", year] = full
    const isDayFirst = Number(a) > 12 || (sign === "." && Number(b) <= 12)
    return written(year, isDayFirst ? b : a)
  }
  const named = /^(?:\d{1,2}[ -])?([a-z]{3})[a-z]*\.?[ ,'-]+(?:\d{1,2},? )?(\d{4}|\d{2})$/.exec(plain)
  const month = MONTHS.indexOf(named?.[1] ?? "") + 1
  if (!named || month === 0) return null
  return written(named[2]?.length === 2 ? `20${named[2]}` : named[2], String(month))
}

function written(year = "", month = ""): string | null {
  const [y, m] = [Number(year), Number(month)]
  return m >= 1 && m <= 12 && y >= 1990 && y <= 2199 ? `${year}-${String(m).padStart(2, "0")}` : null
}
