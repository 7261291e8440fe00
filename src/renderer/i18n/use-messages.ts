// Where screens get their words and formats from.
export { useMessages } from '../appearance'
