"use client"

import { useRowLabel } from "@payloadcms/ui"

/** A clause's row: its number and heading. */
export const ClauseLabel = () => {
  const { data, rowNumber = 0 } = useRowLabel<{ heading?: string }>()
  return <span>{`${rowNumber + 1}. ${data.heading ?? "New clause"}`}</span>
}
