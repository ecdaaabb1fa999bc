import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { Container, Heading, Skeleton, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"

type License = { id: string; number: string; type: string; label: string; beat_title: string; answers: { name: string; label: string; words: string }[] }

/** On an order's page: the productions that sync licenses were bought for. Other orders show nothing. */
const SyncProduction = ({ data: order }: { data: { id: string } }) => {
  const query = useQuery({ queryKey: ["license-sync", order.id], queryFn: () => licensesOf(order.id) })
  if (query.isPending) return <Container><Skeleton className="h-6 w-full" /></Container>
  if (query.isError) return <Container><Text size="small" className="text-ui-fg-error">{`The productions of this order could not be read: ${query.error.message}`}</Text></Container>
  const sync = query.data.filter(({ type }) => type === "sync")
  if (sync.length === 0) return null
  return (
    <Container className="divide-y p-0">
      <Heading level="h2" className="px-6 py-4">Productions</Heading>
      {sync.map(({ id, number, beat_title, answers }) => (
        <div key={id} className="flex flex-col gap-2 px-6 py-4">
          <Text size="small" weight="plus">{`${beat_title}, license ${number}`}</Text>
          <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
            {answers.map(({ name, label, words }) => <div key={name} className="contents"><dt><Text size="small" className="text-ui-fg-subtle">{label}</Text></dt><dd className="min-w-0 whitespace-pre-line break-words"><Text size="small">{words}</Text></dd></div>)}
          </dl>
        </div>
      ))}
    </Container>
  )
}

async function licensesOf(orderId: string): Promise<License[]> {
  const response = await fetch(`/admin/license-orders/${orderId}/licenses`, { credentials: "include", headers: { accept: "application/json" } })
  if (!response.ok) throw new Error(`the backend answered ${response.status}`)
  return ((await response.json()) as { licenses: License[] }).licenses
}

export const config = defineWidgetConfig({ zone: "order.details.after" })
export default SyncProduction
