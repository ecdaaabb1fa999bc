export * from "./csv"
export * from "./money"
export * from "./result"
