import { PassThrough, Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { askLinesCommand } from '../../src/cli/ask.ts'
import { converseCommand } from '../../src/cli/converse.ts'
import { runScript, SCRIPT_START } from '../../src/conversation/converse.ts'
import { hideInMessage } from '../../src/privacy/message.ts'
import { openMemory } from '../../src/storage/index.ts'
import { parts } from '../support/talk.ts'

const hide = (message: Parameters<typeof hideInMessage>[0]) => hideInMessage(message)

async function lines(
  run: (input: Readable, output: PassThrough) => Promise<void>,
  rows: unknown[],
): Promise<Record<string, unknown>[]> {
  const output = new PassThrough()
  await run(Readable.from([rows.map((row) => JSON.stringify(row)).join('\n')]), output)
  output.end()
  const text = (await output.toArray()).join('')
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
}

describe('a script', () => {
  it('answers turn by turn as somebody onboarded, with no consent text', async () => {
    const rows = await runScript(parts(), hide, openMemory(), {
      id: 's1',
      turns: [{ user: 'trước khi bấm chuyển phải xem những gì' }, { user: '1' }],
    })
    expect(rows.map((row) => row.id)).toEqual(['s1#1', 's1#2'])
    expect(rows[0]).toMatchObject({ behaviour: 'answer', guide: 'qr-04-kiem-tra' })
    expect(rows[1]?.answer).toMatch(/^Bước 1\/6/u)
    expect(rows.map((row) => row.answer).join()).not.toContain('Đồng ý')
  })

  it('fills in the right words, the right letter and a wrong letter of the open question', async () => {
    const turns = [
      'cho 1 câu đố về mã qr',
      '{{correct_text}}',
      'câu nữa',
      '{{wrong_letter}}',
      '{{correct_letter}}',
    ].map((user) => ({ user }))
    const rows = await runScript(parts(), hide, openMemory(), { id: 's2', turns })
    expect(rows.map((row) => row.correct)).toEqual([undefined, true, undefined, false, true])
    expect(rows[3]?.read_as).toMatch(/^option:\d$/u)
  })

  it('moves its clock by after_hours', async () => {
    const turns = [
      { user: 'đổi giờ gửi sang 7 giờ tối' },
      { user: 'ngừng gửi' },
      { user: 'sao hôm qua không thấy bài', after_hours: 48 },
    ]
    const rows = await runScript(parts(), hide, openMemory(), { id: 's3', turns })
    expect(rows[2]?.answer).toContain('hôm thứ Bảy')
  })

  it('may begin before consent, at a place, at a time', async () => {
    const rows = await runScript(parts(), hide, openMemory(), {
      id: 's4',
      consent: 'none',
      place: 'lai-chau',
      now: new Date(SCRIPT_START).toISOString(),
      turns: [{ user: 'alo' }],
    })
    expect(rows[0]?.answer).toContain('1. Đồng ý')
  })

  it('runs over lines in their order', async () => {
    const rows = await lines(
      (input, output) => converseCommand(parts(), hide, openMemory, input, output),
      [
        { id: 'a', turns: [{ user: 'menu' }] },
        { id: 'b', turns: [{ user: 'menu' }, { user: '2' }] },
      ],
    )
    expect(rows.map((row) => row.id)).toEqual(['a#1', 'b#1', 'b#2'])
  })

  it('that is no JSON is named by its line', async () => {
    const run = converseCommand(
      parts(),
      hide,
      openMemory,
      Readable.from(['{"id":"a","turns":[]}\n{broken']),
      new PassThrough(),
    )
    await expect(run).rejects.toMatchObject({ code: 'INPUT_INVALID', details: { line: 2 } })
  })
})

describe('questions line by line', () => {
  it('keep order and carry every field the evaluation reads', async () => {
    const rows = await lines(
      (input, output) => askLinesCommand(parts(), hide, openMemory, input, output, SCRIPT_START),
      [
        { id: 'q1', question: 'trước khi bấm chuyển phải xem những gì' },
        { id: 'q2', question: 'otp 480217' },
      ],
    )
    expect(Object.keys(rows[0] ?? {})).toEqual([
      'id',
      'answer',
      'citations',
      'guide',
      'guides',
      'refused',
      'clarify',
      'warned_pii',
      'emergency',
      'scam',
    ])
    expect(rows[1]).toMatchObject({ id: 'q2', warned_pii: true })
    expect(JSON.stringify(rows)).not.toContain('480217')
  })
})
