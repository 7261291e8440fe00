// Words of the overview screen.
export const overview = {}
