// What a part of the measurement is told, and how it answers.
export const options = JSON.parse(process.argv[2])

/** One figure of the result; `limit` is the most it may be, null for a figure that has none. */
export const figure = (name, value, limit = null, note = '') => ({ name, value, limit, note })
export const print = (figures) => console.log(JSON.stringify(figures))
