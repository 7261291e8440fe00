// Words of the gifts screen.
export const gifts = {}
