// Header labels of login histories by the field they name: English, Japanese, some Chinese, Korean and German.
// Labels are written as `label()` of headers.ts leaves them. Fields claim columns in this order; a column is claimed once.

export const HEADER_SYNONYMS = {
  time: [
    'time', 'date', 'datetime', 'date time', 'date/time', 'timestamp', 'ts', 'login time', 'logged in date',
    'login at', 'loginat', 'login date', 'created', 'created at', 'createddatetime', 'creationdate', 'creationtime',
    'activity timestamp', 'date (utc)', 'event time', 'time generated', '日時', '日付', '日付/時刻', '時刻', 'ログイン日時',
    'アクセス日時', '接続日時', '利用日時', '発生日時', '年月日', 'zeit', 'datum', '登录时间', '时间', '접속일시', '로그인 일시', '登陆时间',
  ],
  ip: [
    'ip', 'ip address', 'ipaddress', 'ip addr', 'ipアドレス', 'ip アドレス', '接続元ip', '接続元ipアドレス', 'アクセス元ip', 'アクセス元ipアドレス',
    '送信元ip', 'source ip', 'sourceip', 'src ip', 'client ip', 'clientip', 'clientipaddress', 'remote addr',
    'remote ip', 'remote address', 'rip', 'caller ip address', 'ip adresse', '접속 ip', '登录ip', 'ip地址',
  ],
  country: [
    'country', 'country code', 'countrycode', 'country/region', 'country or region', '国', '国名', '国・地域', '国/地域',
    '国または地域', 'activity country', 'land', '접속 국가',
  ],
  region: [
    'region', 'state', 'state/province', 'activity region', '地域', '都道府県', '州',
  ],
  city: [
    'city', 'activity city', '市区町村', '都市',
  ],
  location: [
    'location', 'approximate location', '場所', '位置情報', 'ロケーション', '所在地',
  ],
  client: [
    'user agent', 'useragent', 'user agent string', 'browser', 'device', 'client', '端末', '端末情報', 'デバイス', 'ブラウザ',
    '利用環境', '利用端末', '機器', 'メールソフト',
  ],
  service: [
    'service', 'protocol', 'client app', 'access type', 'application', 'app', 'サービス', 'プロトコル', '種別', '接続方法',
    'アクセスタイプ', 'アクセス方法', 'login type', '접속 경로', '登陆方式', '登录方式',
  ],
  result: [
    'result', 'status', 'outcome', 'success', 'ok', 'login', 'loginsucceeded', '認証結果', '結果', 'ログイン', 'ログイン状況', '成否',
    'ステータス', '状態', '결과', '登陆结果', '登录结果',
  ],
  account: [
    'user', 'username', 'account', 'email', 'e mail', 'login id', 'user id', 'mail address', 'ユーザー', 'ユーザーid',
    'アカウント', 'メールアドレス', 'yahoo! japan id', 'yahoo! japan id/ニックネーム', '아이디', '帐号', '账号',
  ],
  host: [
    'host', 'hostname', 'reverse dns', 'アクセス元', 'ホスト', 'ホスト名', 'リモートホスト',
  ],
  dateOnly: [
    'date', '日付',
  ],
  timeOnly: [
    'time', '時刻', '時間',
  ],
} as const satisfies Record<string, readonly string[]>
