"use server"

import { arrangeStems, deleteStem, mendStem, type StemView } from "@max-booster/api-contract"
import type { Outcome } from "@/lib/outcome"
import { asProducer } from "../as-producer"

const pageOf = (recordingId: string) => `/sell/beats/${recordingId}/stems`

/** Keeps names, roles and order. */
export const arrangeStemsAction = async (recordingId: string, stems: Pick<StemView, "id" | "name" | "role">[]): Promise<Outcome> =>
  asProducer(arrangeStems, { params: { id: recordingId }, body: { stems } }, pageOf(recordingId), "Saved. The zip for buyers is packed again.")

export type StemMend = "pad-end" | "pad-start" | "cut-end" | "align"

/** Makes a stem fit its beat. */
export const mendStemAction = async (recordingId: string, id: string, how: StemMend): Promise<Outcome> =>
  asProducer(mendStem, { params: { id }, body: { how } }, pageOf(recordingId), null)

export const deleteStemAction = async (recordingId: string, id: string): Promise<Outcome> => asProducer(deleteStem, { params: { id } }, pageOf(recordingId), null)
