import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseAddress } from '../../src/knowledge/address.ts'
import { parseGuide } from '../../src/knowledge/guide-parser.ts'
import { guidePassages } from '../../src/knowledge/guide-passages.ts'
import { words } from '../../src/shared/text.ts'
import { GUIDE, SOUND } from './check-fixture.ts'

const text = readFileSync(join(SOUND, GUIDE), 'utf8')
const parsed = parseGuide(text, GUIDE)
if ('problems' in parsed) throw new Error('the sound fixture must parse')
const { guide } = parsed
const passages = guidePassages(guide)
const passage = (address: string) => passages.find((one) => one.address === address)

describe('a guide is found and cited by section', () => {
  it('has one passage per section, in reading order, the whole guide first', () => {
    expect(passages.map(({ address }) => address.replace('qr-04-kiem-tra', ''))).toEqual([
      '',
      '#muc-dich',
      '#can-co',
      '#buoc-1',
      '#buoc-2',
      '#buoc-3',
      '#buoc-4',
      '#buoc-5',
      '#buoc-6',
      '#ket-bao-nghi-ngo',
      '#ket-khac-ten',
      '#ket-thua-so-0',
      '#hoi-biet-lua-dao',
      '#hoi-rut-lai',
      '#hoi-ai',
      '#canh-bao',
    ])
  })

  it('has addresses that can be read back', () => {
    for (const { address } of passages) expect(parseAddress(address)).not.toBeNull()
  })

  it('loses no word of the body and keeps no mark', () => {
    const body = text
      .slice(text.indexOf('## Để làm gì'))
      .replaceAll(/\[(?:mẹo|F[^\]]*)\]|→ [a-z0-9-]+|\{#[^}]*\}|^## .*$|^### Bước \d+ · |^Nói lại:|^Nếu /gmu, '')
    const shown = passages.slice(1).flatMap((one) => words(one.text))
    expect(shown).toEqual(words(body))
    expect(passages.filter((one) => /\[|→|\{#/u.test(one.text))).toEqual([])
  })

  it('keeps every way people ask in what is searched of the whole guide, and only there', () => {
    expect(passage('qr-04-kiem-tra')?.searchText.split('\n')).toEqual([guide.title, guide.name, ...guide.ask])
    expect(passage('qr-04-kiem-tra#buoc-2')?.searchText.split('\n')).toEqual([guide.title, guide.name])
  })

  it('says what it is: document, skill, headings', () => {
    expect(passage('qr-04-kiem-tra#buoc-3')).toMatchObject({
      kind: 'guide',
      doc: 'qr-04-kiem-tra',
      docName: 'Kiểm tra trước khi chuyển tiền',
      skill: 'qr',
      headings: ['Kiểm tra trước khi bấm chuyển'],
      refs: [],
    })
  })
})
