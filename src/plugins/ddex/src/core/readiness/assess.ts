import { releaseTargetNames, type Finding, type Readiness, type ReleaseTarget } from "@max-booster/api-contract"
import type { ReleaseFacts } from "../facts"
import type { Found, Rule } from "./rule"
import { rules as all } from "./rules"
import { targetNeeds } from "./targets"

const order: readonly Finding["severity"][] = ["blocker", "warning", "advice"]

/** What rules ask of a release before any target is chosen. */
const ANYWHERE = targetNeeds["generic-ern"]

/**
 * The checklist of a release, without what is at work: every rule is asked for every target that it goes to, and findings that say the same
 * of several targets are one. Rights come first, then blockers before warnings and advice.
 */
export function assess(facts: ReleaseFacts, rules: readonly Rule[] = all): Pick<Readiness, "targets" | "findings"> {
  const targets = [...new Set(facts.document.targets)]
  const found = rules.map((rule) => ({ rule, findings: findingsOf(rule, facts, targets) }))
  const findings = order.flatMap((severity) => found.flatMap(({ findings }) => findings.filter((finding) => finding.severity === severity)))
  return {
    targets: targets.map((target) => {
      const mine = found.map(({ findings }) => findings.filter((finding) => finding.targets.includes(target)))
      const count = (severity: Finding["severity"]) => mine.flat().filter((finding) => finding.severity === severity).length
      return { target, name: releaseTargetNames[target], is_ready: count("blocker") === 0, passed: mine.filter(({ length }) => length === 0).length, blockers: count("blocker"), warnings: count("warning") }
    }),
    findings,
  }
}

function findingsOf(rule: Rule, facts: ReleaseFacts, targets: readonly ReleaseTarget[]): Finding[] {
  const findings = new Map<string, Finding>()
  for (const target of targets.length > 0 ? targets : [null]) {
    for (const found of rule.check(facts, target ? targetNeeds[target] : ANYWHERE)) {
      const finding = toFinding(rule, found)
      const key = [finding.severity, finding.path, finding.reason].join("\n")
      const known = findings.get(key) ?? finding
      if (target && !known.targets.includes(target)) known.targets.push(target)
      findings.set(key, known)
    }
  }
  return [...findings.values()]
}

const toFinding = (rule: Rule, found: Found): Finding => ({
  rule: rule.id, severity: found.severity ?? rule.severity, targets: [], path: found.path, title: rule.title, reason: found.reason, fix: found.fix === undefined ? (rule.fix ?? null) : found.fix,
})
