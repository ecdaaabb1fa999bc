import type { Finding, Readiness, ReleaseTarget } from "@max-booster/api-contract"
import { around, sectionOf, type SectionId } from "./paths"

const severities = ["blocker", "warning", "advice"] as const
/** How the rules about rights are called. */
const RIGHTS = /^(license|streams|copies|content-id|producer|bare-beat|recording-of|training|cover)-/

/** Whether a finding is about rights: those come before everything else. */
export const isAboutRights = ({ rule }: Pick<Finding, "rule">): boolean => RIGHTS.test(rule)

/** Findings of a target, or all, in groups: rights first, then by how much they hinder. Empty groups are left out. */
export function groupFindings(findings: readonly Finding[], target: ReleaseTarget | null): { name: string; findings: Finding[] }[] {
  const shown = target === null ? findings : findings.filter(({ targets }) => targets.includes(target))
  const bySeverity = [...shown].sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity))
  const others = bySeverity.filter((each) => !isAboutRights(each))
  return [
    { name: "Rights", findings: bySeverity.filter(isAboutRights) }, { name: "To mend before it goes out", findings: others.filter(({ severity }) => severity === "blocker") },
    { name: "Worth a look", findings: others.filter(({ severity }) => severity === "warning") }, { name: "Advice", findings: others.filter(({ severity }) => severity === "advice") },
  ].filter((group) => group.findings.length > 0)
}

/** How many findings hinder in each part of the editor. */
export function hindering(findings: readonly Finding[]): Partial<Record<SectionId, number>> {
  const counts: Partial<Record<SectionId, number>> = {}
  for (const { severity, path } of findings) if (severity === "blocker") counts[sectionOf(path)] = (counts[sectionOf(path)] ?? 0) + 1
  return counts
}

/** Why a target cannot be packed yet, in a sentence; null when nothing blocks. */
export function whyBlocked({ targets, findings }: Readiness, target: ReleaseTarget): string | null {
  const asked = targets.find((each) => each.target === target)
  if (!asked) return "Choose this target first, in Targets."
  if (asked.is_ready) return null
  const first = findings.find((each) => each.severity === "blocker" && each.targets.includes(target))
  const others = asked.blockers - 1
  return first ? `${first.title}${others > 0 ? `, and ${others} more` : ""}.` : "Something blocks it; see Readiness."
}

/** A fix at work for a finding, if any. */
export const workingFor = ({ working }: Readiness, { fix, path }: Finding): Readiness["working"][number] | undefined => (fix === null ? undefined : working.find((each) => each.fix === fix.id && around(path).includes(each.path)))
