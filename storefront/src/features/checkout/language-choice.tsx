import { languages, type Locale } from "@max-booster/api-contract"
import Link from "next/link"
import { cn } from "@/lib/cn"

/** In which language the contracts come; only those that every producer in the cart has signed are offered. */
export function LanguageChoice({ offered, chosen, wished }: { offered: readonly Locale[]; chosen: Locale; wished: Locale }) {
  if (offered.length < 2) return wished === chosen ? null : <p className="text-[15px] text-muted">{`A producer in your cart has not signed the text in ${languages[wished]} yet, so the contracts come in ${languages[chosen]}.`}</p>
  return (
    <nav aria-label="Language of the contracts" className="flex flex-wrap items-center gap-2">
      <span className="text-[15px] text-muted">Language of the contracts</span>
      {offered.map((locale) => (
        <Link key={locale} href={`/checkout?language=${locale}`} replace scroll={false} hrefLang={locale} lang={locale} aria-current={locale === chosen ? "true" : undefined}
          className={cn("flex min-h-11 items-center rounded-lg border border-line px-4 text-[15px] font-semibold", locale === chosen && "border-ink bg-ink text-paper")}>{languages[locale]}</Link>
      ))}
    </nav>
  )
}
