// Was a host name made by a machine? Names that people choose can be spoken, or are a word with a number; what
// imitators register by the hundred is letters and digits at random. Weighed from digits between letters and from
// pairs of letters that no European language and no romanised Japanese writes.

/** Pairs that are met in abbreviations at most. */
const UNSPEAKABLE = new Set(
  'bq bx cj cv cx dx fq fx fz gq gx hg hj hq hx hz jb jc jd jf jg jh jj jk jl jm jn jp jq jr jt jv jw jx jz kq kx kz lq lx mq mx mz pq pv px pz qa qb qc qd qe qf qg qh qj qk ql qm qn qo qp qr qs qt qv qw qx qy qz rx sx tq tx vb vc vd vf vg vh vj vk vm vn vp vq vt vw vx vz wq wv wx wz xb xd xg xj xk xn xq xr xv xz yq zc zd zf zg zj zk zm zn zp zq zr zs zt zv zx kb kj gk pk'.split(' '),
)

/** How many pairs of neighbours cannot be spoken. */
function unspeakable(letters: string): number {
  let count = 0
  for (let i = 1; i < letters.length; i++) if (UNSPEAKABLE.has(letters.slice(i - 1, i + 1))) count++
  return count
}

const isSpoken = (letters: string) => letters.length >= 4 && /[aeiouy]/.test(letters) && !/[bcdfghjklmnpqrstvwxz]{4}/.test(letters.replace(/sch|tch|ght|str|nth/g, 't')) && unspeakable(letters) === 0

function isRandom(part: string): boolean {
  if (!/^[a-z0-9]{4,}$/.test(part)) return false
  if (/^\d{4,}$/.test(part)) return true
  const runs = part.match(/[a-z]+/g) ?? []
  const digits = part.length - runs.join('').length
  const odd = runs.reduce((sum, run) => sum + unspeakable(run), 0)
  if (part.length === 4) return /^[^aeiouy]*[a-z]\d+[a-z]$|^[a-z]\d[a-z]\d$/.test(part) && !/[aeiouy]/.test(part)
  if (digits === 0) return part.length >= 5 && (odd >= 3 || (odd >= 2 && part.length <= 8) || (odd >= 1 && !/[aeiouy]/.test(part)))
  if (/^[0-9a-f]+$/.test(part)) return part.length >= 5 || digits >= 2
  if (runs.some(isSpoken)) return false
  const changes = (part.match(/[a-z](?=\d)|\d(?=[a-z])/g) ?? []).length
  if (changes >= 2) return part.length >= 6 || changes >= 3 || (part.length === 5 && !/[aeiouy]/.test(part))
  return (part.length >= 6 && odd >= 1) || (part.length >= 6 && digits >= 3 && !/^[a-z]{3,}\d+$/.test(part)) || (part.length >= 6 && digits >= 4)
}

/** `label`: the first label of a registrable name, in lower case. */
export const isMachineMade = (label: string): boolean => label.split('-').some(isRandom)
