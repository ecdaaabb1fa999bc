export * from "./csv"
export * from "./in-chunks"
export * from "./money"
export * from "./result"
