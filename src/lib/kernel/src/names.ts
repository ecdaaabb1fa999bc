/** Whether two names are one as people compare them: without regard to case, spacing and the way letters are encoded. */
export const isSameName = (a: string, b: string): boolean => plainName(a) === plainName(b)

/** A name as it is compared, to look for many among many. */
export const plainName = (name: string) => name.normalize("NFKC").trim().replace(/\s+/g, " ").toLowerCase()
