/** How the collection of a shop's products is found, over which its discount codes go. */
export const collectionHandle = (sellerId: string) => `shop-${sellerId.toLowerCase()}`
