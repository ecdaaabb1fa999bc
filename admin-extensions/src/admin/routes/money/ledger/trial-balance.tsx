import { readTrialBalance } from "@max-booster/api-contract"
import { Alert, Container, Heading, Skeleton, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { Amount } from "../../../components/amount"
import { StateBadge } from "../../../components/state-badge"
import { call } from "../../../lib/call"
import { OURS } from "../../../lib/use-change"

/** The balance of every account, and whether each currency sums to zero. */
export function TrialBalance() {
  const { data, error, isPending } = useQuery({ queryKey: [OURS, "trial-balance"], queryFn: () => call(readTrialBalance) })
  return (
    <Container className="divide-y p-0">
      <div className="px-6 py-4">
        <Heading level="h2">Trial balance</Heading>
        <Text size="small" className="text-ui-fg-subtle">Every account. What came in is somewhere: the accounts of a currency sum to zero.</Text>
      </div>
      {isPending && <div className="px-6 py-4"><Skeleton className="h-24 w-full" /></div>}
      {error && !data && <div className="px-6 py-4"><Alert variant="error">{error.message}</Alert></div>}
      {data && (
        <table className="txt-compact-small w-full">
          <thead className="sr-only"><tr><th scope="col">Account</th><th scope="col">Balance</th></tr></thead>
          <tbody>
            {data.accounts.map(({ account, name, amount }) => <tr key={`${account} ${amount.currency}`} className="border-b"><th scope="row" title={account} className="px-6 py-2 text-left font-normal">{name}</th><td className="px-6 py-2 text-right"><Amount of={amount} /></td></tr>)}
            {data.sums.map((sum) => <tr key={sum.currency}><th scope="row" className="txt-compact-small-plus flex items-center gap-x-3 px-6 py-2 text-left">{`Sum in ${sum.currency.toUpperCase()}`}<StateBadge state={sum.amount === "0" ? "balanced" : "off"} /></th><td className="px-6 py-2 text-right"><Amount of={sum} /></td></tr>)}
          </tbody>
        </table>
      )}
    </Container>
  )
}
