import { cva, type VariantProps } from "class-variance-authority"
import Link from "next/link"
import type { ComponentProps } from "react"
import { cn } from "@/lib/cn"

const look = cva("inline-flex min-h-11 items-center justify-center gap-2 rounded-lg px-5 text-[15px] font-semibold transition-colors duration-150 disabled:cursor-not-allowed disabled:opacity-50", {
  variants: {
    tone: {
      accent: "bg-accent text-accent-ink hover:brightness-110",
      ink: "bg-ink text-paper hover:opacity-90",
      quiet: "border border-line-strong bg-surface text-ink hover:border-ink",
      bare: "px-3 text-ink hover:bg-line/60",
      danger: "border border-bad/40 bg-bad-soft text-bad hover:border-bad",
    },
    wide: { true: "w-full", false: "" },
  },
  defaultVariants: { tone: "accent", wide: false },
})
type Look = VariantProps<typeof look>

/** A button; `type="button"` unless it says otherwise. */
export function Button({ tone, wide, className, type = "button", ...props }: ComponentProps<"button"> & Look) {
  return <button type={type} className={cn(look({ tone, wide }), className)} {...props} />
}

/** A link that looks like a button. */
export function ButtonLink({ tone, wide, className, ...props }: ComponentProps<typeof Link> & Look) {
  return <Link className={cn(look({ tone, wide }), className)} {...props} />
}
