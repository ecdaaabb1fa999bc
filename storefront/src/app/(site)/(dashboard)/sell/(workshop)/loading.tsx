import { Block, FiguresSkeleton, Skeleton } from "@/features/dashboard/skeleton"

/** The geometry of overview and sales. */
export default function Loading() {
  return <Skeleton><FiguresSkeleton /><Block className="h-64" /></Skeleton>
}
