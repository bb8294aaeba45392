import { fold } from '../shared/text.ts'

/** What an address says about itself; nothing is opened. */
export interface LinkReading {
  /** As written in the text. */
  written: string
  host: string
  /** The part somebody registered: where the link really goes ("dongphi.example" of "vneid.gov.vn.dongphi.example"). */
  registered: string
  signs: LinkSign[]
}

export type LinkSign =
  /** On the list of sites of the state, the banks and the power companies that the facts name. */
  | 'official'
  /** "gov.vn" stands in the address but not at its end (A50). */
  | 'state-inside'
  /** The name of an agency, a bank or a platform in an address that is not theirs (A49). */
  | 'imitates'
  /** A bait or a pretext for a name: "hoantien", "vongquay". */
  | 'bait'
  /** Letters that look like others: "vietc0mbank" (A51). */
  | 'look-alike'
  /** The target is hidden behind a shortener (A51). */
  | 'shortened'
  | 'ip'
  /** `xn--`: letters of another script (A51). */
  | 'punycode'
  /** Endings that the facts found in scam links again and again (A48). */
  | 'bad-ending'
  | 'weak-ending'

/** Endings under which names are registered at the third label. Vietnam's own, and those of neighbours met in links. */
const TWO_LABEL_ENDINGS = new Set(
  'com.vn net.vn org.vn edu.vn gov.vn ac.vn biz.vn info.vn name.vn pro.vn health.vn int.vn io.vn id.vn ai.vn co.uk org.uk com.cn com.au com.sg com.kh com.la co.jp co.kr com.hk com.tw co.th'.split(
    ' ',
  ),
)

/** Sites of agencies and firms that the facts name (knowledge/facts); every name under gov.vn belongs to the state. */
const OFFICIAL = new Set(
  'evn.com.vn evnhanoi.vn evncpc.vn evnspc.vn evnhcmc.vn npc.com.vn cpc.vn vietcombank.com.vn agribank.com.vn bidv.com.vn vietinbank.vn techcombank.com mbbank.com.vn acb.com.vn vpbank.com.vn sacombank.com.vn sacombank.com tpb.vn hdbank.com.vn vib.com.vn shb.com.vn msb.com.vn vbsp.org.vn napas.com.vn vnpost.vn viettelpost.com.vn ghn.vn ghtk.vn shopee.vn lazada.vn tiki.vn zalo.me zalo.vn facebook.com youtube.com google.com apple.com tinnhiemmang.vn momo.vn viettel.vn viettel.com.vn vnpt.vn vnpt.com.vn vnpt-vn.com mobifone.vn vinaphone.com.vn'.split(
    ' ',
  ),
)

/** Names that only their owners have reason to put into an address. Folded. */
const OWNED_NAMES =
  /(?:vneid|dichvucong|dvc|dinhdanh|bocongan|congan|cong-an|dancu|etax|gdt|bhxh|baohiemxahoi|vssid|evn|dienluc|vietcombank|vcb|agribank|bidv|vietinbank|techcombank|mbbank|vpbank|sacombank|tpbank|hdbank|shopee|lazada|tiki|vnpost|buudien|viettel|mobifone|vinaphone|vnpt|napas|nganhang|ngan-hang|bank)/u

/** Baits and pretexts that honest sites do not carry in their names. Folded. */
const BAIT_NAMES =
  /(?:hoan-?tien|tien-?dien|hoan-?thue|phat-?nguoi|chinh-?chu|trung-?thuong|nhan-?qua|nhan-?thuong|qua-?tang|vong-?quay|li-?xi|doi-?diem|sinh-?trac|xac-?thuc|xac-?minh|chi-?tra|dong-?phi|nop-?phat|giao-?lai|huy-?(?:hoi|giao|don)|mo-?khoa|tri-?an|tro-?cap|duyet|bo-?sung|cap-?nhat|otp|xac-?nhan|giao-?hang|khuyen-?mai|uu-?dai|tang-?qua|ho-?tro|kiem-?tra|verify|login|secure|claim|gift|bonus)/u

const SHORTENERS = new Set(
  'bit.ly tinyurl.com t.co cutt.ly rb.gy is.gd s.id shorturl.at goo.gl ow.ly rebrand.ly t.ly lnkd.in short.gy bom.so by.com.vn link.gl tiny.cc'.split(
    ' ',
  ),
)
const BAD_ENDINGS = new Set(['top', 'vip', 'xyz', 'cc'])
const WEAK_ENDINGS = new Set([
  'icu',
  'club',
  'online',
  'site',
  'shop',
  'info',
  'click',
  'live',
  'cam',
  'rest',
  'buzz',
  'cfd',
  'sbs',
])

/** Common endings: without one of them "xong.Mai" would be read as an address. */
const ENDING =
  'vn|com|net|org|edu|gov|info|biz|io|me|co|cc|top|vip|xyz|icu|club|online|site|shop|click|live|app|link|asia|pro|example|invalid|test|ly|to|gl|gd|id|at|us|uk|cn|ru|in|store|tech|cam|rest|buzz|cfd|sbs|ai|tv|la|kh|dev|page|web'
const LINK = new RegExp(
  `(?:https?:\\/\\/)?(?:[\\p{L}\\d-]+\\.)+(?:${ENDING})(?![\\p{L}\\d-])(?:[/?#][^\\s"”'<>]*)?|https?:\\/\\/[^\\s"”'<>]+|(?<![\\d.])(?:\\d{1,3}\\.){3}\\d{1,3}(?:[/:][^\\s]*)`,
  'giu',
)

/** Every address in the text, read without opening it. */
export function readLinks(text: string): LinkReading[] {
  return [...text.matchAll(LINK)].flatMap((match) => {
    const written = match[0].replace(/[.,;:!?)]+$/u, '')
    if (/@$/u.test(text.slice(0, match.index))) return []
    const host =
      fold(written)
        .replace(/^https?:\/\//u, '')
        .split(/[/?#:]/u)[0] ?? ''
    // An installation file is judged by the words around it, not as a site.
    if (host === '' || /\.(?:apk|pdf|docx?|xlsx?|jpe?g|png|zip)$/u.test(host)) return []
    return [{ written, host, registered: registeredOf(host), signs: signsOf(host) }]
  })
}

function registeredOf(host: string): string {
  if (/^\d+(?:\.\d+){3}$/u.test(host)) return host
  const labels = host.split('.')
  const two = labels.slice(-2).join('.')
  return TWO_LABEL_ENDINGS.has(two) ? labels.slice(-3).join('.') : two
}

function signsOf(host: string): LinkSign[] {
  if (/^\d+(?:\.\d+){3}$/u.test(host)) return ['ip']
  const registered = registeredOf(host)
  if (host === 'gov.vn' || host.endsWith('.gov.vn') || OFFICIAL.has(registered)) return ['official']
  const signs: LinkSign[] = []
  const ending = host.split('.').at(-1) ?? ''
  const straight = host
    .replaceAll('0', 'o')
    .replaceAll('1', 'l')
    .replaceAll('3', 'e')
    .replaceAll('5', 's')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w')
  if (/(?:^|[.-])gov[.-]?vn(?:[.-]|$)/u.test(host)) signs.push('state-inside')
  else if (straight !== host && OWNED_NAMES.exec(straight)?.[0] !== OWNED_NAMES.exec(host)?.[0])
    signs.push('look-alike')
  else if (OWNED_NAMES.test(host)) signs.push('imitates')
  if (BAIT_NAMES.test(host)) signs.push('bait')
  if (SHORTENERS.has(registered)) signs.push('shortened')
  if (host.includes('xn--')) signs.push('punycode')
  if (BAD_ENDINGS.has(ending)) signs.push('bad-ending')
  if (WEAK_ENDINGS.has(ending)) signs.push('weak-ending')
  return signs
}
