export * from "./genres"
export * from "./key"
export * from "./readings"
export * from "./tempo"
