import { twMerge } from "tailwind-merge"

/** Joins class names; later Tailwind classes win. */
export const cn = (...names: (string | false | null | undefined)[]): string => twMerge(names.filter(Boolean).join(" "))
