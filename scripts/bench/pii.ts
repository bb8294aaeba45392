import { maskGivenNames } from '../../src/privacy/given-names.ts'
import { hidePersonalData } from '../../src/privacy/hide.ts'
import { hideFromModel } from '../../src/privacy/model-door.ts'
import { type Benchmark, randomFrom, round, share } from './benchmark.ts'
import { type Item, makeItems } from './privacy/items.ts'
import { isLeft } from './privacy/left.ts'
import { namedItems, saysName } from './privacy/names.ts'
import { ordinarySentences, planLines, publicLines } from './privacy/ordinary.ts'

/** R8: personal data is hidden however it is written, and the numbers of documents and of money are not. */

const ITEMS = { short: 2000, full: 20_000 }
const SENTENCES = { short: 2000, full: 20_000 }
const NAMED = { short: 1000, full: 10_000 }
const MARK = '⟨tên⟩'
const SEED = 20_261_122

/** What everybody's first try does: digits of the known lengths, and addresses with an @. */
const PLAIN_PATTERN =
  /(?<!\d)(?:\d{12}|\d{16}|0\d{9}|\+84\d{9})(?!\d)|(?<!\d)\d{6}(?!\d)|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu

export const pii: Benchmark = {
  name: 'pii',
  title:
    'Che dữ liệu cá nhân: căn cước, điện thoại, thẻ, tài khoản, mã OTP, thư điện tử, thuế, bảo hiểm, gõ đủ kiểu và đọc thành lời',
  async run({ full }) {
    const size = full ? 'full' : 'short'
    const random = randomFrom(SEED)
    const items = makeItems(random, ITEMS[size])
    const began = performance.now()
    const missed = items.filter((item) => isLeft(item, hidePersonalData(item.text).text))
    const each = (performance.now() - began) / items.length
    const peerMissed = share(items, (item) => isLeft(item, item.text.replaceAll(PLAIN_PATTERN, '')))
    const recall = 1 - missed.length / items.length
    const lines = publicLines()
    const sentences = ordinarySentences(random, SENTENCES[size])
    const named = namedItems(random, NAMED[size])
    const unmasked = named.filter(({ text, name }) => saysName(hideFromModel(text), name))
    const nameRecall = 1 - unmasked.length / named.length
    const printed = planLines()
    const onPrinted = printed.filter((line) => maskGivenNames(line, MARK).includes(MARK))
    const alarmed = (text: string) => hidePersonalData(text).hidden.length > 0
    const onLines = lines.filter(alarmed)
    const onSentences = sentences.filter(alarmed)
    const alarms = round((onLines.length + onSentences.length) / (lines.length + sentences.length), 4)
    return {
      ours: round(recall, 4),
      peer: round(1 - peerMissed, 4),
      ratio: missed.length === 0 ? null : round(peerMissed / (missed.length / items.length), 1),
      unit: 'phần được che',
      peerName: 'mẫu biểu thức chính quy thường thấy (12, 16, 10 và 6 chữ số, +84, thư điện tử); tỷ số là số bị sót',
      raw: [...byKind(items, missed), ...missed.slice(0, 12).map(({ kind, text }) => ({ sót: kind, text }))],
      also: {
        'số mục': items.length,
        'báo nhầm trên kế hoạch và bài học': `${onLines.length}/${lines.length} dòng`,
        'báo nhầm trên câu thường có số tiền, ngày, công văn': `${onSentences.length}/${sentences.length} câu`,
        ...(onSentences[0]
          ? { 'báo nhầm, thí dụ': [...new Set([...onLines, ...onSentences])].slice(0, 5).join(' · ') }
          : {}),
        'tên sau từ xưng hô, che trước mô hình': `${round(nameRecall, 4)} của ${named.length}`,
        'tên: báo nhầm trên kế hoạch, có dấu và bỏ dấu': `${onPrinted.length}/${printed.length} dòng`,
        ...(unmasked[0]
          ? {
              'tên sót, thí dụ': unmasked
                .slice(0, 4)
                .map(({ text }) => text)
                .join(' · '),
            }
          : {}),
        'µs mỗi tin': Math.round(each * 1000),
      },
      goals: [
        { text: 'che được ≥ 99 %', met: recall >= 0.99, hard: true },
        {
          text: 'không loại nào dưới 95 %',
          met: byKind(items, missed).every(({ hidden }) => hidden >= 0.95),
          hard: false,
        },
        { text: 'báo nhầm ≤ 1 %', met: alarms <= 0.01, hard: true },
        { text: 'tên sau từ xưng hô: che được ≥ 99 %', met: nameRecall >= 0.99, hard: true },
        { text: 'tên: báo nhầm ≤ 1 % dòng kế hoạch', met: onPrinted.length <= printed.length * 0.01, hard: true },
      ],
    }
  },
}

function byKind(items: readonly Item[], missed: readonly Item[]): { kind: string; hidden: number; of: number }[] {
  const count = (list: readonly Item[]) => Map.groupBy(list, ({ kind }) => kind)
  const left = count(missed)
  return [...count(items)].map(([kind, all]) => ({
    kind,
    hidden: round(1 - (left.get(kind)?.length ?? 0) / all.length),
    of: all.length,
  }))
}
