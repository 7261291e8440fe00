// What the command line says of each error, in both languages: a Record, so that a code without words does not compile.
import type { ErrorCode } from '../shared/errors'
import type { ErrorData, Language } from '../shared/model'

const WORDS: Record<ErrorCode, Record<Language, string>> = {
  'auth-refused': { ja: 'ユーザー名かパスワードが、サーバーに受け付けられませんでした。', en: 'The server refused the user name or the password.' },
  'auth-app-password-needed': { ja: 'いつものパスワードではなく、アプリ パスワードが必要です。', en: 'An app password is needed here, not the usual one.' },
  'auth-imap-disabled': { ja: 'このアカウントのIMAPが無効になっています。', en: 'IMAP is switched off for this account.' },
  'auth-oauth-only': { ja: 'この事業者は、パスワードでの接続を受け付けません。', en: 'This provider accepts no password.' },
  'auth-throttled': { ja: 'サーバーが休止を求めています。時間をおいてください。', en: 'The server asks for a pause. Try again later.' },
  'auth-password-missing': { ja: 'パスワードがありません（KOBAN_PASSWORDか標準入力で渡します）。', en: 'No password: give it in KOBAN_PASSWORD or on standard input.' },
  'server-unreachable': { ja: 'サーバーにつながりません。', en: 'The server cannot be reached.' },
  'server-name-unknown': { ja: 'そのサーバー名は見つかりません。', en: 'There is no server of that name.' },
  'server-timeout': { ja: 'サーバーが時間内に答えませんでした。', en: 'The server did not answer in time.' },
  'server-hung-up': { ja: '途中でサーバーが接続を切りました。', en: 'The server hung up in the middle.' },
  'server-not-imap': { ja: '答えた相手はIMAPサーバーではありません。', en: 'What answered is no IMAP server.' },
  'tls-untrusted': { ja: 'サーバーの証明書を確かめられないため、つなぎませんでした。', en: "Not connected: the server's certificate could not be verified." },
  'tls-failed': { ja: '暗号化した接続を作れませんでした。', en: 'No encrypted connection could be made.' },
  'insecure-refused': { ja: '暗号化なしでつなげるのは、このコンピューターの中だけです。', en: '--insecure is for a loopback address only.' },
  'server-refused': { ja: 'サーバーが命令を断りました。', en: 'The server refused a command.' },
  'folder-missing': { ja: 'そのフォルダーはもうありません。', en: 'The folder is no longer there.' },
  'message-moved': { ja: 'メールが移動したため、何も削除していません。', en: 'The message has moved; nothing was deleted.' },
  'message-gone': { ja: 'メールはもうサーバーにありません。', en: 'The message is no longer on the server.' },
  'message-unreadable': { ja: 'メールを最後まで読めませんでした。', en: 'The message could not be read whole.' },
  'removal-unproven': { ja: '削除を最後まで確かめられませんでした。メールは保管庫に無事です。', en: 'The delete could not be proven. The mail is safe in the vault.' },
  'removal-refused': { ja: '何も削除していません。', en: 'Nothing was deleted.' },
  'trash-unknown': { ja: 'このサーバーのゴミ箱がわかりません。', en: 'The Trash folder of this server is not known.' },
  'undo-failed': { ja: 'メールを戻せませんでした。保管庫に無事です。', en: 'The mail could not be put back. It is safe in the vault.' },
  'receipt-unknown': { ja: 'その控えの削除は見つかりません。', en: 'No delete has this receipt.' },
  'removal-open': { ja: 'このアカウントでは、削除か取り消しがまだ終わっていません。', en: 'A delete or undo of this account is not finished yet.' },
  'account-busy': { ja: 'このアカウントで別の作業が動いています。', en: 'Another job is working on this account.' },
  'account-unknown': { ja: 'そのアカウントはありません。', en: 'There is no such account.' },
  'notice-unknown': { ja: 'その通知は見つかりません。', en: 'There is no such notice.' },
  'gift-unknown': { ja: 'そのメールは見つかりません。', en: 'There is no such mail.' },
  'empty-file': { ja: 'ファイルが空です。', en: 'The file is empty.' },
  'not-a-log': { ja: 'ログイン履歴ではないファイルです。', en: 'The file is no login history.' },
  'no-login-table': { ja: 'ログイン履歴の表がありません（ログイン画面を保存した可能性があります）。', en: 'No login table: perhaps a saved sign-in page.' },
  'unknown-format': { ja: '知っている履歴の形ではありません。', en: 'No known form of login history.' },
  'file-too-big': { ja: 'ファイルが大きすぎます。', en: 'The file is too big.' },
  'file-unreadable': { ja: 'ファイルを開けません。', en: 'The file cannot be opened.' },
  'not-a-city-database': { ja: '市区町村のデータベース（mmdb）ではありません。', en: 'This is no city database (mmdb).' },
  'preview-expired': { ja: 'プレビューの期限が切れました。', en: 'The preview has expired.' },
  'store-locked': { ja: '保管場所を開くパスフレーズが必要です（KOBAN_PASSPHRASE）。', en: 'The store needs its passphrase (KOBAN_PASSPHRASE).' },
  'passphrase-wrong': { ja: 'パスフレーズが違います。', en: 'The passphrase is wrong.' },
  'passphrase-weak': { ja: 'パスフレーズは8文字以上にしてください。', en: 'The passphrase needs at least 8 characters.' },
  'store-key-lost': { ja: 'データベースの鍵が開きません。何も消していません。', en: 'The database key no longer opens. Nothing was deleted.' },
  'store-damaged': { ja: 'データベースが壊れています。そのまま残してあります。', en: 'The database is damaged. It was left as it is.' },
  'store-newer': { ja: '新しいKobanのデータベースです。', en: 'The database was written by a newer Koban.' },
  'store-in-use': { ja: '別のKobanがこの保管場所を使っています。', en: 'Another Koban has this store open.' },
  'disk-full': { ja: 'ディスクに空きがありません。何も失われていません。', en: 'The disk is full. Nothing was lost.' },
  'no-secret-store': { ja: '鍵を守る場所がないため、パスワードは保存しません。', en: 'No keychain and no passphrase: passwords are not kept.' },
  'job-cancelled': { ja: '中止しました。', en: 'Stopped.' },
  'engine-stopped': { ja: 'エンジンが止まりました。', en: 'The engine stopped.' },
  'bad-request': { ja: '指定が正しくありません。', en: 'The request is not of the agreed form.' },
  'link-refused': { ja: '開けないリンクです。', en: 'This link is not opened.' },
  'not-allowed': { ja: 'ここではできません。', en: 'This cannot be done here.' },
  internal: { ja: 'Kobanの内部で予期しない問題が起きました。', en: 'An unexpected fault inside Koban.' },
}

/** Japanese where the terminal is Japanese. */
export const terminalLanguage = (env: NodeJS.ProcessEnv): Language => (/^ja/i.test(env['LC_ALL'] ?? env['LC_MESSAGES'] ?? env['LANG'] ?? '') ? 'ja' : 'en')

export function sayError(error: ErrorData, language: Language): string {
  const server = error.details?.['serverText']
  return `${WORDS[error.code][language]} [${error.code}]${server === undefined ? '' : ` ${String(server)}`}`
}
