import { formatMoney, type MoneyJson } from "@max-booster/kernel"

/** Money in figures of one width. */
export const Amount = ({ of }: { of: MoneyJson }) => <span className="tabular-nums">{formatMoney(of)}</span>
