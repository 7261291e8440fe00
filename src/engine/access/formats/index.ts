// All login-history formats. A new one is one file and one line here; content decides which one a file is, in this order.
import type { AccessFormat } from '../reading/access-format'
import { appleSignon } from './apple-signon'
import { entraSigninCsv } from './entra-signin-csv'
import { entraSigninJson } from './entra-signin-json'
import { gamLogin } from './gam-login'
import { genericJson } from './generic-json'
import { genericTable } from './generic-table'
import { gmailActivity } from './gmail-activity'
import { googleSubscriberinfo } from './google-subscriberinfo'
import { googleTakeoutActivities } from './google-takeout-activities'
import { googleTakeoutDevices } from './google-takeout-devices'
import { googleWorkspaceLogin } from './google-workspace-login'
import { googleWorkspaceReports } from './google-workspace-reports'
import { journaldJson } from './journald-json'
import { m365UalCsv } from './m365-ual-csv'
import { m365UalJson } from './m365-ual-json'
import { mailserverSyslog } from './mailserver-syslog'
import { microsoftAccountActivity } from './microsoft-account-activity'
import { protonLogs } from './proton-logs'
import { yahooAccountActivity } from './yahoo-account-activity'
import { yahooJpLogin } from './yahoo-jp-login'
import { yahooJpMailsoft } from './yahoo-jp-mailsoft'

export const ACCESS_FORMATS: readonly AccessFormat[] = [
  yahooJpLogin,
  yahooJpMailsoft,
  protonLogs,
  mailserverSyslog,
  journaldJson,
  gmailActivity,
  microsoftAccountActivity,
  googleTakeoutActivities,
  googleTakeoutDevices,
  googleSubscriberinfo,
  googleWorkspaceLogin,
  googleWorkspaceReports,
  gamLogin,
  entraSigninCsv,
  entraSigninJson,
  m365UalCsv,
  m365UalJson,
  appleSignon,
  yahooAccountActivity,
  genericTable,
  genericJson,
]
