// Words of the access screen.
export const access = {}
