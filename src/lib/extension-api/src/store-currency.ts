/** What is asked of Medusa's container: its `query`. */
type WithQuery = { resolve(key: "query"): { graph(query: { entity: "store"; fields: string[] }): Promise<{ data: unknown }> } }

/** The one currency that the shop sells in: the default currency of Medusa's store. */
export async function storeCurrency(container: object): Promise<string> {
  const { data } = await (container as WithQuery).resolve("query").graph({ entity: "store", fields: ["supported_currencies.currency_code", "supported_currencies.is_default"] })
  const [store] = data as { supported_currencies: { currency_code: string; is_default: boolean }[] }[]
  return store?.supported_currencies.find(({ is_default }) => is_default)?.currency_code ?? "usd"
}
