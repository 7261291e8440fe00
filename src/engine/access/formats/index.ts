// All login-history formats. A new one is one file and one line here; content decides which one a file is, in this order.
import type { AccessFormat } from '../reading/access-format'
import { genericJson } from './generic-json'
import { genericTable } from './generic-table'
import { googleSubscriberinfo } from './google-subscriberinfo'
import { googleTakeoutActivities } from './google-takeout-activities'
import { googleTakeoutDevices } from './google-takeout-devices'
import { yahooJpLogin } from './yahoo-jp-login'
import { yahooJpMailsoft } from './yahoo-jp-mailsoft'

export const ACCESS_FORMATS: readonly AccessFormat[] = [
  yahooJpLogin,
  yahooJpMailsoft,
  googleTakeoutActivities,
  googleTakeoutDevices,
  googleSubscriberinfo,
  genericTable,
  genericJson,
]
