// Why an access was judged as it was, with its evidence.
import type { Format } from '../format'
import type { Messages } from '../ja'
import type { Evidence } from '../ja/reasons'

const country = (e: Evidence, f: Format) => (typeof e['country'] === 'string' ? f.country(e['country']) : null)
const place = (code: string | number | undefined, f: Format) => f.country(typeof code === 'string' && code !== '' ? code : null)
const withName = (e: Evidence, text: (name: string) => string, plain: string) => {
  const name = e['name'] ?? e['service'] ?? e['network']
  return name === undefined || name === '' ? plain : text(String(name))
}

const verdict: Messages['reasons']['verdict'] = {
  'home-country': (e, f) => (country(e, f) ? `Your country (${country(e, f)})` : 'Your country'),
  'home-network': (e) => withName(e, (n) => `Your network (${n})`, 'Your network'),
  'koban-itself': () => 'Koban’s own connection',
  'confirmed-event': () => 'You said this was you',
  'confirmed-network': (e) => withName(e, (n) => `You said this network is yours (${n})`, 'You said this network is yours'),
  'confirmed-country': (e, f) => (country(e, f) ? `You said you were in ${country(e, f)}` : 'You said you were in this country'),
  'confirmed-days': () => 'You said these days were you',
  'own-service-confirmed': (e) => withName(e, (n) => `You said you use ${n}`, 'You said you use this service'),
  'mail-fetcher': (e) => withName(e, (n) => `Matches ${n}’s mail fetcher`, 'Matches a mail fetcher'),
  'app-cloud': (e) => withName(e, (n) => `Matches ${n}’s cloud`, 'Matches a mail app’s cloud'),
  'own-service-denied': (e) => withName(e, (n) => `You said you do not use ${n}`, 'You said you do not use this service'),
  'relay-network': (e) => withName(e, (n) => `A relay network (${n})`, 'A relay network'),
  'vpn-network': (e) => withName(e, (n) => `A VPN network (${n})`, 'A VPN network'),
  'hosting-network': (e) => withName(e, (n) => `A hosting network (${n})`, 'A hosting network'),
  'hosting-mail-software': () => 'Mail software from a hosting network',
  'foreign-country': (e, f) => (country(e, f) ? `Outside your countries (${country(e, f)})` : 'Outside your countries'),
  'first-country': (e, f) => (country(e, f) ? `First time from ${country(e, f)}` : 'First time from this country'),
  'first-network': (e) => withName(e, (n) => `First time on this network (${n})`, 'First time on this network'),
  'no-mail-software': () => 'You said you use no mail software',
  'impossible-travel': (e, f) => (typeof e['minutes'] === 'number' ? `Impossible travel (${place(e['from'], f)} to ${place(e['to'], f)} in ${f.duration(e['minutes'] * 60)})` : 'Impossible travel'),
  'after-failures': (e, f) => (typeof e['failures'] === 'number' ? `Success after ${f.number(e['failures'])} failures` : 'Success after a burst of failures'),
  'marked-not-me': () => 'You said this was not you',
  'no-address': () => 'No IP address on record',
  'not-routable': () => 'A private address',
  unlocatable: () => 'An address without a known place',
  'places-differ': (e, f) => `Looked up as ${place(e['lookedUp'], f)}, but the history says ${place(e['stated'], f)}`,
  'home-not-asked': () => 'Your countries are not known yet',
  'provider-internal': () => 'The mail provider’s own address',
}

export const reasons: Messages['reasons'] = { verdict }
