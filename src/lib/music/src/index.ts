export * from "./genres"
export * from "./key"
export * from "./tempo"
