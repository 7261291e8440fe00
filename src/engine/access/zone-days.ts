// The calendar is shared with the window, which names days and hours by it.
export { bucketStarts, startOf, wallToUtc, weekdayAndHour, type Bucket } from '../../shared/zone-days'
