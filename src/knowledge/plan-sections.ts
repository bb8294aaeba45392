import type { OutsideBlock } from './plan.ts'
import type { Line } from './plan-lines.ts'
import { isUpperCase } from './plan-lines.ts'
import { endsSentence, goesOn } from './plan-sentences.ts'

/** A plan's lines by what they are for: before the numbers, the numbered body, and what follows it. */
export interface Sections {
  head: Line[]
  body: Line[]
  closing: Line[]
  /** Recipients and signature, in the order printed. */
  foot: Line[]
}

const TITLE = /^(?:KẾ HOẠCH|CHƯƠNG TRÌNH|ĐỀ ÁN|HƯỚNG DẪN|PHƯƠNG ÁN|CHỈ THỊ|QUYẾT ĐỊNH|THÔNG BÁO)(?!\p{L})/u
const PREAMBLE = /^(?:Căn cứ|Thực hiện|Theo|Trên cơ sở|Nhằm|Để|Xét|Sau khi)(?!\p{L})/u
const CLOSING = /^Trên đây là(?!\p{L})/u
const CLOSING_OPENERS = /^(?:Trong quá trình|Quá trình|Nhận được|Yêu cầu các|Đề nghị các)(?!\p{L})/u
const RECIPIENTS = /^Nơi nhận\s*(?::|$)/iu
const SIGNATURE = /^(?:(?:TM|T\/M|KT|TL|TUQ|T\/L|K\/T)[.\s]|(?:PHÓ )?(?:CHỦ TỊCH|BÍ THƯ|GIÁM ĐỐC|TRƯỞNG BAN)$)/u
export const ANNEX = /^PHỤ LỤC(?!\p{L})/u

/** Cuts the lines where the numbers begin and where the closing text begins. */
export function cutSections(lines: readonly Line[]): Sections {
  const start = firstNumber(lines)
  if (start < 0) return { head: [...lines], body: [], closing: [], foot: [] }
  const lastLabel = lines.findLastIndex((line) => line.shape.kind === 'label' && line.shape.label.kind === 'part')
  let foot = lines.findIndex((line, at) => at > start && (RECIPIENTS.test(line.whole) || ANNEX.test(line.whole)))
  const signature = lines.findIndex(
    (line, at) => at > lastLabel && line.shape.kind === 'text' && isUpperCase(line.whole) && SIGNATURE.test(line.whole),
  )
  if (signature > start && (foot < 0 || signature < foot)) foot = signature
  if (foot < 0) foot = lines.length
  const closing = firstClosing(lines, start, foot)
  return {
    head: lines.slice(0, start),
    body: lines.slice(start, closing),
    closing: lines.slice(closing, foot),
    foot: lines.slice(foot),
  }
}

/** Part I; else any part; else, in a plan without parts, item 1. */
function firstNumber(lines: readonly Line[]): number {
  const find = (wanted: (line: Line) => boolean) => lines.findIndex(wanted)
  const parts = find(({ shape }) => shape.kind === 'label' && shape.label.kind === 'part' && shape.label.roman === 'I')
  if (parts >= 0) return parts
  const anyPart = find(({ shape }) => shape.kind === 'label' && shape.label.kind === 'part')
  return anyPart >= 0 ? anyPart : find(({ shape }) => shape.kind === 'label' && shape.label.kind === 'number')
}

/**
 * The first closing paragraph after the last number. "Trên đây là …" always closes; other openings only after the last place
 * has words of its own, or the body of a heading ("Chế độ báo cáo") would be taken for the end of the document.
 */
function firstClosing(lines: readonly Line[], start: number, foot: number): number {
  let at = foot
  let lastLabel = foot - 1
  while (lastLabel > start && lines[lastLabel]?.shape.kind !== 'label') lastLabel--
  for (let i = foot - 1; i > lastLabel; i--) {
    const line = lines[i] as Line
    if (line.shape.kind !== 'text') continue
    const hasWords = i - lastLabel > 1
    const cut = line.wrapped || goesOn(lines[i - 1]?.text ?? '', line.text)
    if (CLOSING.test(line.text)) return i
    if (hasWords && !cut && (CLOSING_OPENERS.test(line.text) || /\.\/\.?/u.test(line.text))) at = i
  }
  return at
}

/** Letterhead, title and preamble: the lines before the numbers. */
export function readHead(lines: readonly Line[]): OutsideBlock[] {
  const blocks: OutsideBlock[] = []
  let kind: 'letterhead' | 'title' | 'preamble' = lines.some((line) => TITLE.test(line.whole))
    ? 'letterhead'
    : 'preamble'
  for (const line of lines) {
    if (line.shape.kind === 'page-number') continue
    if (kind === 'letterhead' && TITLE.test(line.whole)) kind = 'title'
    else if (kind === 'title' && (PREAMBLE.test(line.whole) || (line.gap && endsSentence(line.whole))))
      kind = 'preamble'
    addOutside(blocks, kind, line)
  }
  return blocks
}

/** Closing paragraphs, then recipients one by one, then the signature. */
export function readFoot(closing: readonly Line[], foot: readonly Line[]): OutsideBlock[] {
  const blocks: OutsideBlock[] = []
  for (const line of closing) if (line.shape.kind !== 'page-number') addOutside(blocks, 'closing', line)
  let kind: 'recipients' | 'signature' | 'closing' = 'signature'
  for (const line of foot) {
    if (line.shape.kind === 'page-number') continue
    const isListed =
      line.shape.kind === 'bullet' || line.shape.kind === 'tight-dash' || line.shape.kind === 'sub-bullet'
    if (RECIPIENTS.test(line.whole)) kind = 'recipients'
    else if (ANNEX.test(line.whole)) kind = 'closing'
    else if (kind === 'recipients' && !isListed && (line.gap || isUpperCase(line.whole))) kind = 'signature'
    addOutside(blocks, kind, line)
  }
  return blocks
}

/** Sentences cut by a page or a line end are joined; a letterhead, title or signature keeps its printed lines. */
function addOutside(blocks: OutsideBlock[], kind: OutsideBlock['kind'], line: Line): void {
  const last = blocks.at(-1)
  const isProse = kind === 'preamble' || kind === 'closing' || kind === 'recipients'
  if (isProse && last?.kind === kind && line.shape.kind === 'text' && (line.wrapped || goesOn(last.text, line.text))) {
    last.text += ` ${line.text}`
    return
  }
  const isList = line.shape.kind === 'bullet' || line.shape.kind === 'sub-bullet' || line.shape.kind === 'tight-dash'
  blocks.push({ kind, text: isList ? line.text : line.whole, line: line.line })
}
