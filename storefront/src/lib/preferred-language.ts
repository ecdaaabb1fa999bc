import { locales, type Locale } from "@max-booster/api-contract"

/** The first language of an Accept-Language header (RFC 9110, 12.5.4) that contracts are shipped in; English when there is none. */
export function preferred(header: string): Locale {
  const wished = header.split(",").map((part) => {
    const [tag = "", ...rest] = part.trim().split(";")
    const quality = rest.map((each) => /^\s*q=([\d.]+)/.exec(each)?.[1]).find(Boolean)
    return { language: tag.split("-")[0]?.toLowerCase(), quality: quality === undefined ? 1 : Number(quality) }
  })
  const [best] = wished.filter(({ language, quality }) => quality > 0 && locales.some((locale) => locale === language)).sort((a, b) => b.quality - a.quality)
  return locales.find((locale) => locale === best?.language) ?? "en"
}
