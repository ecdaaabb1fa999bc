import { releaseTargetNames, type ReleaseStatus, type ReleaseTarget } from "@max-booster/api-contract"
import { Badge } from "@/components/badge"
import { stateWords } from "./words"

/** Where a release stands at one target. */
export function StatusChip({ status, isNamed = false, target }: { target: ReleaseTarget; status: ReleaseStatus | undefined; isNamed?: boolean }) {
  const { word, tone } = stateWords(status?.state ?? "draft")
  return <Badge tone={tone}>{isNamed ? `${releaseTargetNames[target]}: ${word.toLowerCase()}` : word}</Badge>
}

/** Where a release stands, target by target. */
export const StatusChips = ({ statuses }: { statuses: readonly ReleaseStatus[] }) => (
  <span className="flex flex-wrap gap-1.5">{statuses.map((status) => <StatusChip key={status.target} target={status.target} status={status} isNamed />)}</span>
)
