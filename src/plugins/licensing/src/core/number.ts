/** A license's number for people: `MB-2026-000123`, the year of payment in UTC and a running number of at least six digits. */
export const licenseNumber = (paidAt: string, running: number | string): string =>
  `MB-${new Date(paidAt).getUTCFullYear()}-${String(running).padStart(6, "0")}`
