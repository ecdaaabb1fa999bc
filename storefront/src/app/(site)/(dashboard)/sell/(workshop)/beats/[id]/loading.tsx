import { Block, Skeleton } from "@/features/dashboard/skeleton"

/** The geometry of a beat's workshop: sound, facts, cover, prices. */
export default function Loading() {
  return <Skeleton><Block className="h-64" /><Block className="h-96" /><Block className="h-48" /><Block className="h-96" /></Skeleton>
}
