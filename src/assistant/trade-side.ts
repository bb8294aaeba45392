import type { GuideId } from '../knowledge/guide.ts'
import type { Topic } from './assistant.ts'
import { phrase, readPhrases, says } from './phrases.ts'

/** From which side of a trade somebody speaks: the guides of buyers and of sellers share most of their words. */

type Side = 'buyer' | 'seller'

const GUIDES: Readonly<Record<Side, readonly GuideId[]>> = {
  buyer: [
    'muasam-01-chon-noi',
    'muasam-02-dat-hang',
    'muasam-03-doi-tra',
    'muasam-04-shipper-gia',
    'muasam-05-danh-gia',
  ],
  seller: ['muasam-06-gian-hang', 'muasam-07-dang-ban', 'qr-08-tieu-thuong'],
}

/** The other one sells, so the teller buys. */
const OTHER_SELLS = phrase('(người|bên|nơi|chỗ|shop|họ|nó|tiệm|trang|đứa|cô|bà|ông|anh|chị) (ta )?bán')
const OTHER_BUYS = phrase(
  '(khách|khách hàng|(người|bên|họ|nó|đứa) (ta )?(hỏi |đặt )?mua|(cho|để|rủ|mời|có) (người|họ|bà con|ai)( ta)? ~ mua)',
)
const SELLS = phrase('(bán|gian hàng|quầy|sạp|chốt đơn|rao|đăng bán|tiểu thương)')
const BUYS = phrase('(mua|đặt hàng|shop|giỏ hàng|đặt mua|đơn hàng|hàng mình đặt|hàng tôi đặt)')

/** Log-odds taken from the guides of the other side. A question that shows no side is read from the side of the talk. */
const OTHER_SIDE = -2.5
/** Given to those of its own where the talk was about something else: a trade is begun. */
const BEGUN = 1.5

export function sideFavour(text: string, topics: readonly Topic[]): [GuideId, number][] {
  const own = sideOf(text)
  const before = sideOfTalk(topics)
  const side = own ?? before
  if (side === null) return []
  const others = GUIDES[side === 'buyer' ? 'seller' : 'buyer'].map((guide): [GuideId, number] => [guide, OTHER_SIDE])
  const isBegun = topics.length > 0 && own !== null && own !== before
  return isBegun ? [...others, ...GUIDES[own].map((guide): [GuideId, number] => [guide, BEGUN])] : others
}

/** Null where both or neither are told. */
function sideOf(text: string): Side | null {
  const read = readPhrases(text)
  const otherSells = says(read, OTHER_SELLS)
  const otherBuys = says(read, OTHER_BUYS)
  const seller = otherBuys || (says(read, SELLS) && !otherSells)
  const buyer = otherSells || (says(read, BUYS) && !otherBuys)
  return seller === buyer ? null : seller ? 'seller' : 'buyer'
}

function sideOfTalk(topics: readonly Topic[]): Side | null {
  const [latest] = topics
  if (latest === undefined) return null
  if (GUIDES.buyer.includes(latest.about)) return 'buyer'
  return GUIDES.seller.includes(latest.about) ? 'seller' : null
}
