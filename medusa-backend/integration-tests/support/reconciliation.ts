import { listReconciliations, runReconciliation, type ReconciliationView } from "@max-booster/api-contract"
import { call } from "./http"
import { operatorToken } from "./people"
import { until } from "./until"

/** Has today compared with Stripe. @returns the report */
export async function comparedToday(): Promise<ReconciliationView> {
  const [token, day, asked] = [await operatorToken(), new Date().toISOString().slice(0, 10), new Date()]
  await call(runReconciliation, { token, body: { day } })
  return until("the report", async () => {
    const { reports } = await call(listReconciliations, { token })
    return reports.find((report) => report.day === day && new Date(report.checked_at) >= asked)
  }, { seconds: 90 })
}
