import { Block, Skeleton } from "@/features/dashboard/skeleton"

/** The geometry of the page: the chain, loudness, what was made. */
export default function Loading() {
  return <Skeleton><Block className="h-[44rem]" /><Block className="h-64" /><Block className="h-48" /></Skeleton>
}
