"use client"

import { releaseTargetNames, releaseTargets, type ReleaseTarget } from "@max-booster/api-contract"
import { memo } from "react"
import { set, toggled } from "./document-edits"
import { useEditing } from "./editing.client"
import { Place, Tick } from "./fields.client"
import { Section } from "./section"
import { targetLeads } from "./words"

/** Where the release is made ready for. */
export const Targets = memo(function Targets({ targets }: { targets: ReleaseTarget[] }) {
  const { edit } = useEditing()
  return (
    <Section id="targets" title="Targets" lead="Where it goes. Each target has rules of its own; readiness asks those that you choose.">
      <Place path="targets">
        <div className="grid gap-x-6 sm:grid-cols-2">
          {releaseTargets.map((target) => <Tick key={target} label={releaseTargetNames[target]} hint={targetLeads[target]} checked={targets.includes(target)} onChange={(isOn) => { edit(set("targets", toggled(targets, target, isOn, releaseTargets))) }} />)}
        </div>
      </Place>
    </Section>
  )
})
