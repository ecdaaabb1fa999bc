import type { ReactNode } from "react"
import { cn } from "@/lib/cn"

/** A quiet block where something will be. */
export const Block = ({ className }: { className: string }) => <div className={cn("animate-pulse rounded-xl bg-line/50", className)} />

/** A page that is being read. */
export const Skeleton = ({ children }: { children: ReactNode }) => <div role="status" aria-label="Loading" className="grid gap-6"><Block className="h-10 w-56 rounded-lg" />{children}</div>

/** Four figures. */
export const FiguresSkeleton = () => <div className="grid grid-cols-2 gap-3 md:grid-cols-4">{[0, 1, 2, 3].map((each) => <Block key={each} className="h-24" />)}</div>

/** Lines of a list. */
export const RowsSkeleton = ({ count = 5 }: { count?: number }) => <div className="grid gap-3">{Array.from({ length: count }, (_, each) => <Block key={each} className="h-24" />)}</div>
