/** Whether two names are one as people compare them: without regard to case, spacing and the way letters are encoded. */
export const isSameName = (a: string, b: string): boolean => plain(a) === plain(b)

const plain = (name: string) => name.normalize("NFKC").trim().replace(/\s+/g, " ").toLowerCase()
