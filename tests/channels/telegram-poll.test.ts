import { afterEach, describe, expect, it } from 'vitest'
import type { OutgoingMessage } from '../../src/channels/channel.ts'
import { parseUpdate } from '../../src/channels/telegram/parse.ts'
import { openPolls } from '../../src/channels/telegram/polls.ts'
import { pollAnswerUpdate } from '../support/fake-telegram/updates.ts'
import { type TelegramBench, telegramBench } from '../support/telegram-bench.ts'
import { until } from '../support/until.ts'

let bench: TelegramBench
afterEach(() => bench?.stop())

const QUIZ: OutgoingMessage = {
  type: 'quiz',
  question: 'Câu đố: VNeID do ai làm ra?',
  options: [
    { id: 'l1.1', label: 'Bộ Công an', digit: 1 },
    { id: 'l1.2', label: 'Một ngân hàng', digit: 2 },
  ],
  correct: 0,
  explain: 'Chỉ có một ứng dụng VNeID.',
  list: 'l1',
}
const to = { channel: 'telegram', account: '1', chat: '700', user: '700', kind: 'private' } as const

describe('a quiz as Telegram’s own poll', () => {
  it('goes out as a quiz that names its right option and is not anonymous, and its answer chooses from the open list', async () => {
    bench = await telegramBench()
    await bench.run()
    const sent = await bench.channel.send(to, QUIZ, { id: 'a', why: 'reply', deadline: Number.MAX_SAFE_INTEGER })
    expect(sent.status).toBe('sent')
    const { body } = bench.fake.calls.find(({ method }) => method === 'sendPoll') ?? { body: {} }
    expect(body).toMatchObject({ type: 'quiz', correct_option_id: 0, is_anonymous: false, explanation: QUIZ.explain })
    const poll = sent.status === 'sent' ? `poll-${sent.messageId}` : ''
    // Forwarded, the poll brings the answers of strangers.
    bench.fake.push(pollAnswerUpdate(poll, [0], { id: 701, first_name: 'Ai' }))
    bench.fake.push(pollAnswerUpdate(poll, [1], { id: 700, first_name: 'Lan' }))
    await until(() => bench.accepted.length > 0)
    expect(bench.accepted[0]).toMatchObject({ from: { chat: '700' }, body: { type: 'choice', value: '1', of: 'l1' } })
    expect(bench.accepted).toHaveLength(1)
  })

  it('is known only as some poll after a restart, and a vote taken back is no answer', () => {
    const update = { update_id: 1, ...pollAnswerUpdate('poll-9', [0]) }
    const answer = parseUpdate(update, { id: '1', username: 'bot' }, 0)
    expect(answer && openPolls().named(answer, update)?.body).toMatchObject({ value: '0', of: 'poll' })
    expect(parseUpdate({ update_id: 2, ...pollAnswerUpdate('poll-9', []) }, { id: '1', username: 'bot' }, 0)).toBeNull()
  })
})
