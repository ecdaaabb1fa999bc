const SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"

/** The check character of letters and digits, ISO/IEC 7064, MOD 37,36: GRid and DPID have it. @param body capitals and digits */
export function checkCharacter3736(body: string): string {
  const product = [...body].reduce((carried, sign) => {
    const sum = (carried + SIGNS.indexOf(sign)) % 36
    return ((sum === 0 ? 36 : sum) * 2) % 37
  }, 36)
  return SIGNS.charAt((37 - product) % 36)
}
