// Words of the vault screen.
export const vault = {}
