// The calendar is shared with the window, which names days and hours by it.
export { bucketStarts, nextStart, startOf, wallToUtc, weekdayAndHour, type Bucket } from '../../shared/zone-days'
